# What `capnp compile -o PLUGIN` writes to the plug-in's standard input: the schema files it was asked for, parsed,
# checked and laid out. The compiler reads it by hand (`ww.capnpc.request`); with the Java of this file the tests build
# requests, and hold the one reader to the other.
#
# The ids and the layout are those of the `schema.capnp` which every Cap'n Proto installation brings, without what the
# compiler and the tests have no use for. A reader finds its way like this:
#
#   CodeGeneratorRequest     all nodes, and which files to generate
#     Node                   a file, struct, group, enum, interface, constant or annotation, with its parent's id
#       Field                of a struct or group: a slot (place, type, default) or a group (another node)
#       Method               of an interface: a struct for the parameters, one for the results
#     Type, Brand            what a slot holds; what the parameters of a generic type are bound to
#     Value                  a default or a constant
#
# A group shares the space of the struct it is in: its node has the same sizes, and its slots' offsets count in the
# struct. A union is not a node: it belongs to the struct or group in which it is declared, which then has a
# discriminant, and its members are fields with a discriminant value.

@0xecef674c50b99d6c;

using Java = import "/java.capnp";
$Java.package("ww.capnpc.example");

struct CodeGeneratorRequest @0xbfc546f6210ad7ce {
  nodes @0 :List(Node);
  # Every node of the requested files and of all they import, in no promised order.

  requestedFiles @1 :List(RequestedFile);
  capnpVersion @2 :CapnpVersion;
  sourceInfo @3 :List(Node.SourceInfo);
  # Comments; missing if the compiler is old.

  struct RequestedFile @0xcfea0eb02e810062 {
    id @0 :UInt64;
    filename @1 :Text;
    imports @2 :List(Import);

    struct Import @0xae504193122357e5 {
      id @0 :UInt64;
      name @1 :Text;
    }
  }
}

struct CapnpVersion @0xd85d305b7d839963 {
  major @0 :UInt16;
  minor @1 :UInt8;
  micro @2 :UInt8;
}

struct Node @0xe682ab4cf923a417 {
  id @0 :UInt64;
  displayName @1 :Text;
  # The path of the file and the names of the scopes, for people.

  displayNamePrefixLength @2 :UInt32;
  # Bytes of `displayName` before the node's own name.

  scopeId @3 :UInt64;
  # The parent; 0 for files, and for the structs which the compiler makes of method parameters.

  nestedNodes @4 :List(NestedNode);
  annotations @5 :List(Annotation);

  parameters @32 :List(Parameter);
  isGeneric @33 :Bool;

  union {
    file @6 :Void;

    struct :group {
      dataWordCount @7 :UInt16;
      pointerCount @8 :UInt16;
      preferredListEncoding @9 :ElementSize;
      isGroup @10 :Bool;
      discriminantCount @11 :UInt16;
      # Members of the union; 0 if there is none.

      discriminantOffset @12 :UInt32;
      # In units of 16 bits.

      fields @13 :List(Field);
    }

    enum :group {
      enumerants @14 :List(Enumerant);
    }

    interface :group {
      methods @15 :List(Method);
      superclasses @31 :List(Superclass);
    }

    const :group {
      type @16 :Type;
      value @17 :Value;
    }

    annotation :group {
      type @18 :Type;
      targetsFile @19 :Bool;
      targetsConst @20 :Bool;
      targetsEnum @21 :Bool;
      targetsEnumerant @22 :Bool;
      targetsStruct @23 :Bool;
      targetsField @24 :Bool;
      targetsUnion @25 :Bool;
      targetsGroup @26 :Bool;
      targetsInterface @27 :Bool;
      targetsMethod @28 :Bool;
      targetsParam @29 :Bool;
      targetsAnnotation @30 :Bool;
    }
  }

  struct Parameter @0xb9521bccf10fa3b1 {
    name @0 :Text;
  }

  struct NestedNode @0xdebf55bbfa0fc242 {
    name @0 :Text;
    id @1 :UInt64;
  }

  struct SourceInfo @0xf38e1de3041357ae {
    id @0 :UInt64;
    docComment @1 :Text;
    members @2 :List(Member);
    # By ordinal: fields, enumerants or methods in the order of the node's own list.

    struct Member @0xc2ba9038898e1fa2 {
      docComment @0 :Text;
    }
  }
}

struct Field @0x9aad50a41f4af45f {
  name @0 :Text;
  codeOrder @1 :UInt16;
  annotations @2 :List(Annotation);
  discriminantValue @3 :UInt16 = 65535;
  # 65535: not a member of the union.

  union {
    slot :group {
      offset @4 :UInt32;
      # In units of the field's own size, counted in the data or in the pointer section.

      type @5 :Type;
      defaultValue @6 :Value;
      hadExplicitDefault @10 :Bool;
    }
    group :group {
      typeId @7 :UInt64;
    }
  }

  ordinal :group {
    union {
      implicit @8 :Void;
      explicit @9 :UInt16;
    }
  }
}

struct Enumerant @0x978a7cebdc549a4d {
  name @0 :Text;
  codeOrder @1 :UInt16;
  annotations @2 :List(Annotation);
}

struct Superclass @0xa9962a9ed0a4d7f8 {
  id @0 :UInt64;
  brand @1 :Brand;
}

struct Method @0x9500cce23b334d80 {
  name @0 :Text;
  codeOrder @1 :UInt16;
  paramStructType @2 :UInt64;
  resultStructType @3 :UInt64;
  annotations @4 :List(Annotation);
  paramBrand @5 :Brand;
  resultBrand @6 :Brand;
  implicitParameters @7 :List(Node.Parameter);
}

struct Type @0xd07378ede1f9cc60 {
  union {
    void @0 :Void;
    bool @1 :Void;
    int8 @2 :Void;
    int16 @3 :Void;
    int32 @4 :Void;
    int64 @5 :Void;
    uint8 @6 :Void;
    uint16 @7 :Void;
    uint32 @8 :Void;
    uint64 @9 :Void;
    float32 @10 :Void;
    float64 @11 :Void;
    text @12 :Void;
    data @13 :Void;

    list :group {
      elementType @14 :Type;
    }

    enum :group {
      typeId @15 :UInt64;
      brand @21 :Brand;
    }
    struct :group {
      typeId @16 :UInt64;
      brand @22 :Brand;
    }
    interface :group {
      typeId @17 :UInt64;
      brand @23 :Brand;
    }

    anyPointer :group {
      union {
        unconstrained :group {
          union {
            anyKind @18 :Void;
            struct @25 :Void;
            list @26 :Void;
            capability @27 :Void;
          }
        }
        parameter :group {
          scopeId @19 :UInt64;
          parameterIndex @20 :UInt16;
        }
        implicitMethodParameter :group {
          parameterIndex @24 :UInt16;
        }
      }
    }
  }
}

struct Brand @0x903455f06065422b {
  scopes @0 :List(Scope);

  struct Scope @0xabd73485a9636bc9 {
    scopeId @0 :UInt64;
    union {
      bind @1 :List(Binding);
      inherit @2 :Void;
    }
  }

  struct Binding @0xc863cd16969ee7fc {
    union {
      unbound @0 :Void;
      type @1 :Type;
    }
  }
}

struct Value @0xce23dcd2d7b00c9b {
  union {
    void @0 :Void;
    bool @1 :Bool;
    int8 @2 :Int8;
    int16 @3 :Int16;
    int32 @4 :Int32;
    int64 @5 :Int64;
    uint8 @6 :UInt8;
    uint16 @7 :UInt16;
    uint32 @8 :UInt32;
    uint64 @9 :UInt64;
    float32 @10 :Float32;
    float64 @11 :Float64;
    text @12 :Text;
    data @13 :Data;
    list @14 :AnyPointer;
    enum @15 :UInt16;
    struct @16 :AnyPointer;
    interface @17 :Void;
    anyPointer @18 :AnyPointer;
  }
}

struct Annotation @0xf1c8950dab257542 {
  id @0 :UInt64;
  value @1 :Value;
  brand @2 :Brand;
}

enum ElementSize @0xd1958f7dba521926 {
  empty @0;
  bit @1;
  byte @2;
  twoBytes @3;
  fourBytes @4;
  eightBytes @5;
  pointer @6;
  inlineComposite @7;
}
