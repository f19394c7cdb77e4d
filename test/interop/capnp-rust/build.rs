fn main() {
    let schemas = "../capnp-cpp";
    println!("cargo:rerun-if-changed={schemas}/peer.capnp");
    capnpc::CompilerCommand::new()
        .src_prefix(schemas)
        .file(format!("{schemas}/peer.capnp"))
        .run()
        .expect("the capnp tool compiles the schema");
}
