package io.shibo.bench.peers;

import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Drools, rules compiled to its executable model, one long-lived session: a line is inserted, the rules fire, the line is
 * taken out again. A new session for each line would have to load the tariff each time.
 */
final class DroolsPeer implements Contestant {
    private final String name;
    private final KieSession session;
    private final List<SaleLine> lines;

    private DroolsPeer(String name, KieSession session, List<SaleLine> lines) {
        this.name = name;
        this.session = session;
        this.lines = lines;
    }

    /** Measures as facts: {@link DroolsRules#facts}. */
    static DroolsPeer ofFacts(Tariff tariff, List<SaleLine> lines) {
        KieSession session = session(DroolsRules.facts(tariff), "facts");
        for (int area = 0; area < tariff.areas().size(); area++) {
            for (String origin : tariff.areas().get(area)) {
                session.insert(new MemberFact(origin, area));
            }
        }
        tariff.rows().forEach(row -> session.insert(new MeasureFact(row)));
        session.fireAllRules();
        return new DroolsPeer("Drools, measures as facts", session, lines);
    }

    /** A rule a kind of measure: {@link DroolsRules#kinds}. */
    static DroolsPeer ofKinds(Tariff tariff, List<SaleLine> lines) {
        KieSession session = session(DroolsRules.kinds(tariff), "kinds");
        session.setGlobal("tables", new RateTables(tariff));
        return new DroolsPeer("Drools, a rule a kind", session, lines);
    }

    private static KieSession session(String rules, String variant) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("io.shibo", "bench-" + variant, "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/io/shibo/bench/peers/rules/" + variant + ".drl", rules);
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException("Drools refuses the rules: " + builder.getResults() + "\n" + rules);
        }
        return services.newKieContainer(release).newKieSession();
    }

    static String version() {
        return "Drools " + KieServices.class.getPackage().getImplementationVersion();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public void assess(int from, int to, Due[] due) {
        for (int i = from; i < to; i++) {
            LineFact line = new LineFact(lines.get(i));
            FactHandle handle = session.insert(line);
            session.fireAllRules();
            session.delete(handle);
            due[i] = line.due();
        }
    }

    @Override
    public void close() {
        session.dispose();
    }
}
