package ww.rpc;

/** The sizes of a connection's tables at one moment. */
public record RpcTables(int questions, int answers, int exports, int imports, int embargoes) {
    /** Whether nothing is held in either direction. */
    public boolean areEmpty() {
        return questions == 0 && answers == 0 && exports == 0 && imports == 0 && embargoes == 0;
    }
}
