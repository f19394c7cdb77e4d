# Where the Java made out of a schema file goes. An annotation on a file says so; a file without one becomes a class of
# the package `ww.schema`.
#
#     using Java = import "java.capnp";
#     $Java.package("ww.example");
#
# The class has the file's name in camel case, and "Schema": `pub_sub.capnp` becomes `PubSubSchema`. The types which the
# file declares are nested in it.

@0x8d7f16f6f38f0afe;

annotation package @0xa641f059962aa9fd (file) :Text;
# The Java package of the class for this file.
