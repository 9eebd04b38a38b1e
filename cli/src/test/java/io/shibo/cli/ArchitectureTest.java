package io.shibo.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The module rules of ARCHITECTURE.md, as tests. What each room may use is {@link #MAY_USE}; everything else in it is
 * refused, the JDK's own clock, randomness and output included.
 */
class ArchitectureTest {
    private static final JavaClasses SHIBO = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.shibo");

    /** The libraries, and what each may use beside itself, the JDK and the annotations of JSpecify. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "codes", Set.of(),
            "quote", Set.of("io.shibo.codes..", "org.snakeyaml.engine.."),
            "meet", Set.of("io.shibo.codes..", "org.apache.lucene.."),
            "trade",
                    Set.of("io.shibo.codes..", "com.helger..", "jakarta.xml.bind..", "oasis.names.specification.ubl.."),
            "clear", Set.of("io.shibo.codes..", "io.shibo.quote.."),
            "measure", Set.of("io.shibo.codes.."));

    private static final List<String> JDK = List.of(
            "java..",
            "javax.crypto..",
            "javax.security.auth.x500..",
            "javax.xml..",
            "org.w3c.dom..",
            "org.xml.sax..",
            "org.jspecify..");

    /** Parts of the JDK that a library may not reach: databases, windows, remote calls. */
    private static final String[] JDK_REFUSED = {
        "java.sql..", "javax.sql..", "java.net.http..", "java.rmi..", "java.awt.."
    };

    @TestFactory
    Stream<DynamicTest> libraryUsesOnlyWhatItMay() {
        return MAY_USE.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(
                        room.getKey(),
                        () -> classes()
                                .that()
                                .resideInAPackage(packageOf(room.getKey()))
                                .should()
                                .onlyDependOnClassesThat(resideInAnyPackage(allowed(room.getKey(), room.getValue()))
                                        .or(primitiveOrArray()))
                                .because("ARCHITECTURE.md names what each room may use")
                                .check(SHIBO)));
    }

    @Test
    void librariesReachNoDatabaseNetworkOrWindow() {
        noClasses()
                .that()
                .resideInAnyPackage(libraries())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JDK_REFUSED)
                .because("a library has no I/O beyond what it is handed")
                .check(SHIBO);
    }

    @Test
    void librariesHaveNoClockNoHiddenRandomnessNoOutput() {
        classes()
                .that()
                .resideInAnyPackage(libraries())
                .should(beFunctionsOfTheirArguments())
                .because("time, randomness and output come in as parameters; that is what makes replay possible")
                .check(SHIBO);
    }

    @Test
    void workingsOfALibraryAreUsedByThatLibraryAlone() {
        for (String room : MAY_USE.keySet()) {
            noClasses()
                    .that(resideOutsideOfPackages(packageOf(room)))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("io.shibo." + room + ".internal.."))
                    .because("what a module does not export is not for others")
                    .check(SHIBO);
        }
    }

    @Test
    void springAndTheDatabaseStayInTheHub() {
        noClasses()
                .that(resideOutsideOfPackages("io.shibo.hub.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "org.postgresql..", "java.sql..", "jakarta.servlet..", "io.zonky..")
                .because("the server is the hub's affair alone")
                .check(SHIBO);
    }

    @Test
    void sharedPartsOfTheHubKnowNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("io.shibo.hub.json..", "io.shibo.hub.io..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .because("commands use them without starting a server")
                .check(SHIBO);
    }

    @Test
    void nothingOnTheLeftKnowsAnythingOnItsRight() {
        List<String> way = List.of("codes", "meet", "quote", "trade", "clear", "measure");
        for (int i = 0; i < way.size(); i++) {
            String[] right = way.subList(i + 1, way.size()).stream()
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new);
            if (right.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(packageOf(way.get(i)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(right)
                        .check(SHIBO);
            }
        }
    }

    @Test
    void packagesOfALibraryFormNoCircle() {
        for (String room : MAY_USE.keySet()) {
            slices().matching("io.shibo." + room + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(SHIBO);
        }
    }

    @Test
    void roomsOfTheShellFormNoCircle() {
        slices().matching("io.shibo.(cli).(*)..").should().beFreeOfCycles().check(SHIBO);
        slices().matching("io.shibo.(hub).(*)..").should().beFreeOfCycles().check(SHIBO);
    }

    private static String packageOf(String room) {
        return "io.shibo." + room + "..";
    }

    private static String[] libraries() {
        return MAY_USE.keySet().stream().map(ArchitectureTest::packageOf).toArray(String[]::new);
    }

    private static String[] allowed(String room, Set<String> more) {
        return Stream.of(JDK, List.of(packageOf(room)), more)
                .flatMap(java.util.Collection::stream)
                .toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> primitiveOrArray() {
        return DescribedPredicate.describe(
                "primitive or array", (JavaClass type) -> type.isPrimitive() || type.isArray());
    }

    private static final Set<String> CLOCKS = Stream.of(
                    Clock.class,
                    Instant.class,
                    LocalDate.class,
                    LocalDateTime.class,
                    LocalTime.class,
                    OffsetDateTime.class,
                    ZonedDateTime.class,
                    Year.class,
                    YearMonth.class)
            .map(Class::getName)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    private static ArchCondition<JavaClass> beFunctionsOfTheirArguments() {
        return new ArchCondition<>("be functions of their arguments") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    String owner = access.getTargetOwner().getName();
                    String member = access.getTarget().getName();
                    boolean clock = CLOCKS.contains(owner) && (member.equals("now") || member.startsWith("system"))
                            || owner.equals(System.class.getName())
                                    && (member.equals("currentTimeMillis") || member.equals("nanoTime"));
                    boolean random = owner.equals(Math.class.getName()) && member.equals("random")
                            || owner.equals(UUID.class.getName()) && member.equals("randomUUID")
                            || owner.equals(ThreadLocalRandom.class.getName())
                            || member.equals("<init>")
                                    && Set.of(
                                                    "java.util.Random",
                                                    "java.util.SplittableRandom",
                                                    "java.security.SecureRandom")
                                            .contains(owner)
                                    && access.getTarget().getFullName().endsWith("<init>()");
                    boolean output = owner.equals(System.class.getName())
                            && Set.of("out", "err", "getenv", "exit").contains(member);
                    if (clock || random || output) {
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                    }
                }
            }
        };
    }
}
