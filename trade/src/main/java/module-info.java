/** One deal and its documents. */
module io.shibo.trade {
    requires static org.jspecify;
    requires transitive io.shibo.codes;
    requires java.xml;
    requires jakarta.xml.bind;
    requires ph.ubl21;
    requires ph.xml;
    requires ph.jaxb;
    requires com.helger.collection;
    requires com.helger.base;

    exports io.shibo.trade;
    exports io.shibo.trade.check;
    exports io.shibo.trade.evidence;
}
