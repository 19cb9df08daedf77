namespace SbomScan.Tests.LockFiles.Java;

public sealed class GradleLockTests
{
    private const string Text = """
        # This is a Gradle generated file for dependency locking.
        # Manual edits can break the build and are not advised.
        # This file is expected to be part of source control.
        com.google.guava:guava:33.0.0-jre=compileClasspath,runtimeClasspath,testRuntimeClasspath
        com.pinterest:ktlint:0.49.0=ktlint
        org.example:other:1.0=somethingElse
        org.junit:junit-bom:5.10.0=debugAndroidTestRuntimeClasspath,testCompileClasspath
        org.projectlombok:lombok:1.18.30=annotationProcessor,testAnnotationProcessor
        empty=archives
        """;

    [Fact]
    public void Configurations_are_scopes() => Locks.Read("app/gradle.lockfile", Text).Listing().ShouldBe("""
        4: pkg:maven/com.google.guava/guava@33.0.0-jre runtime
        5: pkg:maven/com.pinterest/ktlint@0.49.0 dev
        6: pkg:maven/org.example/other@1.0 unknown
        7: pkg:maven/org.junit/junit-bom@5.10.0 test
        8: pkg:maven/org.projectlombok/lombok@1.18.30 dev
        """);

    [Theory]
    [InlineData("latestReleaseRuntimeClasspath", "runtime")]
    [InlineData("workspaceRuntimeClasspath", "runtime")]
    [InlineData("contestCompileClasspath", "runtime")]
    [InlineData("jvmRuntimeClasspath", "runtime")]
    [InlineData("integrationTestRuntimeClasspath", "test")]
    [InlineData("debugUnitTestCompileClasspath", "test")]
    [InlineData("testImplementation", "test")]
    [InlineData("functionalTestingRuntimeClasspath", "test")]
    [InlineData("JVMTestRuntimeClasspath", "test")]
    [InlineData("kspKotlinProcessorClasspath", "dev")]
    [InlineData("kotlinCompilerClasspath", "dev")]
    [InlineData("debugAnnotationProcessorClasspath", "dev")]
    [InlineData("jacocoAnt", "dev")]
    [InlineData("default", "runtime")]
    [InlineData("implementation", "unknown")]
    public void The_words_of_a_configuration_count_and_not_its_letters(string configuration, string scope) =>
        Locks.Read("gradle.lockfile", $"a:b:1={configuration}\nempty=\n").Listing().ShouldBe($"1: pkg:maven/a/b@1 {scope}");

    [Theory]
    [InlineData("buildscript-gradle.lockfile")]
    [InlineData("settings-gradle.lockfile")]
    public void What_build_scripts_use_is_for_development(string name) =>
        Locks.Read(name, "com.example:plugin:1.0=classpath\nempty=\n").Listing().ShouldBe("1: pkg:maven/com.example/plugin@1.0 dev");

    [Fact]
    public void Older_locks_are_one_file_for_each_configuration()
    {
        const string text = "# This is a Gradle generated file for dependency locking.\norg.example:a:1.0\norg.example:b:2.0\n";

        Locks.Read("app/gradle/dependency-locks/runtimeClasspath.lockfile", text).Listing().ShouldBe("2: pkg:maven/org.example/a@1.0 runtime\n3: pkg:maven/org.example/b@2.0 runtime");
        Locks.Read("gradle/dependency-locks/testCompileClasspath.lockfile", text).Packages[0].Scope.ShouldBe(SbomScan.Packages.Scope.Test);
        Locks.Read("gradle/dependency-locks/buildscript-classpath.lockfile", text).Packages[0].Scope.ShouldBe(SbomScan.Packages.Scope.Dev);
        Locks.Read("gradle/dependency-locks/gradle-app.lockfile", "a:b:1=compileClasspath\nempty=\n").Packages[0].Scope.ShouldBe(SbomScan.Packages.Scope.Runtime);
        Locks.Fault("gradle/dependency-locks/x.lockfile", "a:b\n").ShouldStartWith("line 1: 'a:b=x' is not group:artifact:version");
    }

    [Fact]
    public void A_lock_without_packages_states_emptiness() => Locks.Read("gradle.lockfile", "# comment\nempty=a,b\n").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "it has no line 'empty='")]
    [InlineData("a:b:1=x\n", "it has no line 'empty='")]
    [InlineData("a:b:1=x\na:b\nempty=\n", "line 2: 'a:b' is not group:artifact:version=configurations")]
    [InlineData("<html>\nempty=\n", "line 1: '<html>' is not")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("gradle.lockfile", text).ShouldStartWith(fault);
}
