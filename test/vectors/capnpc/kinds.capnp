# Everything the generator knows how to say, once.

@0xf2b1c3d4e5a69780;

using Java = import "/java.capnp";
using Names = import "names.capnp";
$Java.package("ww.capnpc.example");

enum Color {
  red @0;
  # Like a rose.

  darkGreen @1;
  blue @2;
}

struct Numbers {
  # Every number, with and without a default.

  nothing @0 :Void;
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
  color @12 :Color;

  boolSet @13 :Bool = true;
  int8Set @14 :Int8 = -8;
  int16Set @15 :Int16 = -1616;
  int32Set @16 :Int32 = -323232;
  int64Set @17 :Int64 = -64646464646464;
  uint8Set @18 :UInt8 = 200;
  uint16Set @19 :UInt16 = 60000;
  uint32Set @20 :UInt32 = 4000000000;
  uint64Set @21 :UInt64 = 18000000000000000000;
  float32Set @22 :Float32 = 1.5;
  float64Set @23 :Float64 = -1e300;
  colorSet @24 :Color = blue;
}

struct Pointers {
  text @0 :Text;
  data @1 :Data;
  numbers @2 :Numbers;
  any @3 :AnyPointer;
  anyStruct @4 :AnyStruct;
  anyList @5 :AnyList;
  capability @6 :Capability;
  echo @7 :Echo;

  textSet @8 :Text = "a \"quoted\" text with ümlaut";
  dataSet @9 :Data = 0x"00 ff 10";
  numbersSet @10 :Numbers = (int32 = 7, boolSet = false);
  listSet @11 :List(Int16) = [1, -2, 3];
  structsSet @12 :List(Pointers) = [(text = "one"), (text = "two")];
}

struct Lists {
  nothings @0 :List(Void);
  bools @1 :List(Bool);
  int8s @2 :List(Int8);
  int16s @3 :List(Int16);
  int32s @4 :List(Int32);
  int64s @5 :List(Int64);
  uint8s @6 :List(UInt8);
  uint16s @7 :List(UInt16);
  uint32s @8 :List(UInt32);
  uint64s @9 :List(UInt64);
  float32s @10 :List(Float32);
  float64s @11 :List(Float64);
  colors @12 :List(Color);
  texts @13 :List(Text);
  datas @14 :List(Data);
  structs @15 :List(Numbers);
  echoes @16 :List(Echo);
  lists @17 :List(List(Int32));
  listsOfStructs @18 :List(List(Pointers));
  listsOfTexts @19 :List(List(List(Text)));
}

struct Unions {
  before @0 :UInt32;

  union {
    number @1 :Int64;
    words @2 :Text;
    empty @3 :Void;
    pair :group {
      left @4 :Int32 = 11;
      right @5 :Text;
      either :union {
        this @6 :Bool;
        that @7 :List(UInt8);
      }
    }
    echo @13 :Echo;
    other @14 :Unions;
  }

  named :union {
    a @8 :Float64;
    b @9 :Data;
    c :group {
      d @10 :Color;
    }
  }

  plain :group {
    e @11 :Int8;
    f @12 :Pointers;
  }
}

struct Old {
  # What a struct looked like before it grew.

  number @0 :Int32;
  echo @1 :Echo;
}

struct New {
  number @0 :Int32;
  echo @1 :Echo;
  more @2 :Int64 = 5;
  text @3 :Text;
  list @4 :List(New);
}

struct OldList {
  olds @0 :List(Old);
  numbers @1 :List(Int32);
  texts @2 :List(Text);
}

struct NewList {
  olds @0 :List(New);
  numbers @1 :List(Number);
  texts @2 :List(Words);

  struct Number {
    value @0 :Int32;
    more @1 :Int32;
  }

  struct Words {
    value @0 :Text;
    more @1 :Text;
  }
}

struct Box(T) {
  value @0 :T;
  box @1 :Box(Box(T));
  inner @2 :Inner;

  struct Inner {
    value @0 :T;
  }
}

struct Boxes {
  ofText @0 :Box(Text);
  ofEcho @1 :Box(Echo);
  bare @2 :Box;
}

struct Scope {
  # Nested types whose names also exist outside.

  color @0 :Color;
  numbers @1 :Numbers;
  reader @2 :Reader;
  scope @3 :Scope;

  enum Color {
    black @0;
    values @1;
  }

  struct Numbers {
    one @0 :Int8;
  }

  struct Reader {
    scope @0 :Scope;

    struct Scope {
      color @0 :Color;
    }
  }
}

struct String {
  # A name that Java's own library has, too.

  object @0 :Object;
  override @1 :Text;

  struct Object {
    exception @0 :List(String);
  }
}

interface Echo {
  # Gives back what it is given.

  echo @0 (text :Text, times :UInt32 = 1) -> (text :Text);
  # That many times.

  echoCapability @1 (value :Echo) -> (value :Echo, box :Boxes);
  write @2 (data :Data) -> stream;
  stop @3 () -> ();
  whole @4 Numbers -> Pointers;
  generic @5 [T] (value :T) -> (value :T);

  struct Nested {
    text @0 :Text;
  }
}

interface Twice extends(Echo, Names.Named) {
  twice @0 (value :Echo.Nested) -> (value :List(Echo));
  echo @1 () -> ();
  # Another method of a name which an ancestor has.
}

interface Thrice extends(Twice, Echo) {
  close @0 () -> ();
  default @1 (class :Int32) -> (new :Text);
  null @2 () -> ();
  hashCode @3 () -> (scope :Scope);
}

interface Source(T) {
  next @0 () -> (value :T, more :Source(T));
}

const yes :Bool = true;
const big :UInt64 = 18446744073709551615;
const small :Int8 = -128;
const third :Float64 = 0.3333;
const infinite :Float32 = inf;
const greeting :Text = "hello \"world\"\n\ttab, \\ and ☃";
const bytes :Data = 0x"de ad be ef";
const shade :Color = darkGreen;
const primes :List(UInt16) = [2, 3, 5, 7];
const table :List(Numbers) = [(int8 = 1), (int8 = 2, colorSet = red)];
const seven :Numbers = (int32 = 7);

struct Constants {
  const inside :Int32 = 42;
  const deep :Pointers = (text = "deep", listSet = []);
}
