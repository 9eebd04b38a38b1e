package io.shibo.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the build, and the Java it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "shibo " + (built == null ? "(not packaged)" : built), "Java " + System.getProperty("java.version")
        };
    }
}
