using System.Text;
using SbomScan.LockFiles;
using SbomScan.Trees;

namespace SbomScan.Tests.LockFiles.Java;

public sealed class PomTests
{
    private const string Parent = """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.example</groupId>
          <artifactId>parent</artifactId>
          <version>${revision}</version>
          <packaging>pom</packaging>
          <properties>
            <revision>1.0</revision>
            <slf4j.version>2.0.13</slf4j.version>
            <loop.a>${loop.b}</loop.a>
            <loop.b>${loop.a}</loop.b>
          </properties>
          <modules><module>app</module><module>lib</module><module>gone</module></modules>
          <dependencyManagement><dependencies>
            <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>${slf4j.version}</version></dependency>
            <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>5.10.0</version><scope>test</scope></dependency>
            <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-dependencies</artifactId><version>3.2.0</version><type>pom</type><scope>import</scope></dependency>
          </dependencies></dependencyManagement>
        </project>
        """;

    private const string Lib = """
        <project><parent><groupId>com.example</groupId><artifactId>parent</artifactId><version>${revision}</version></parent><artifactId>lib</artifactId></project>
        """;

    private const string App = """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <parent><groupId>com.example</groupId><artifactId>parent</artifactId><version>${revision}</version></parent>
          <artifactId>app</artifactId>
          <properties><guava.version>33.0.0-jre</guava.version></properties>
          <dependencies>
            <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId></dependency>
            <dependency><groupId>${project.groupId}</groupId><artifactId>lib</artifactId><version>${project.version}</version></dependency>
            <dependency>
              <groupId>com.google.guava</groupId>
              <artifactId>guava</artifactId>
              <version>${guava.version}</version>
              <optional>true</optional>
            </dependency>
            <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId></dependency>
            <dependency><groupId>io.netty</groupId><artifactId>netty-transport-native-epoll</artifactId><version>[4.1.100.Final]</version><classifier>linux-x86_64</classifier></dependency>
            <dependency><groupId>org.range</groupId><artifactId>range</artifactId><version>[1.0,2.0)</version></dependency>
            <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter</artifactId></dependency>
            <dependency><groupId>org.loop</groupId><artifactId>loop</artifactId><version>${loop.a}</version></dependency>
            <dependency><groupId>jakarta.servlet</groupId><artifactId>jakarta.servlet-api</artifactId><version>6.0.0</version><scope>provided</scope></dependency>
          </dependencies>
          <profiles><profile><id>x</id><dependencies>
            <dependency><groupId>org.extra</groupId><artifactId>extra</artifactId><version>1</version><type>zip</type></dependency>
          </dependencies></profile></profiles>
        </project>
        """;

    [Fact]
    public void Versions_come_from_properties_parents_and_what_they_manage()
    {
        var content = Locks.Read("app/pom.xml", App, ("pom.xml", Parent), ("lib/pom.xml", Lib));

        content.HasEdges.ShouldBeFalse();
        content.Listing().ShouldBe("""
            5: own com.example:app 1.0 runtime -> org.slf4j:slf4j-api:2.0.13, com.example:lib, com.google.guava:guava:33.0.0-jre, org.junit.jupiter:junit-jupiter:5.10.0, io.netty:netty-transport-native-epoll:4.1.100.Final:linux-x86_64, org.range:range, org.springframework.boot:spring-boot-starter, org.loop:loop, jakarta.servlet:jakarta.servlet-api:6.0.0, org.extra:extra:1
            8: pkg:maven/org.slf4j/slf4j-api@2.0.13 runtime direct
            9: own com.example:lib 1.0 runtime direct
            10: pkg:maven/com.google.guava/guava@33.0.0-jre optional direct
            16: pkg:maven/org.junit.jupiter/junit-jupiter@5.10.0 test direct
            17: pkg:maven/io.netty/netty-transport-native-epoll@4.1.100.Final?classifier=linux-x86_64 runtime direct
            18: pkg:maven/org.range/range runtime direct
            19: pkg:maven/org.springframework.boot/spring-boot-starter runtime direct
            20: pkg:maven/org.loop/loop runtime direct
            21: pkg:maven/jakarta.servlet/jakarta.servlet-api@6.0.0 runtime direct
            24: pkg:maven/org.extra/extra@1?type=zip runtime direct
            """);
        content.Remarks.ShouldBe(
            ["it lists what the project asks for itself; what that brings is known to Maven alone",
             "the list of versions org.springframework.boot:spring-boot-dependencies is not in the repository, so versions that it chooses are not known"]);
    }

    [Fact]
    public void A_parent_of_elsewhere_leaves_versions_unknown()
    {
        var content = Locks.Read("pom.xml", """
            <project>
              <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.2.0</version><relativePath/></parent>
              <artifactId>app</artifactId>
              <dependencies><dependency><groupId>org.x</groupId><artifactId>x</artifactId></dependency></dependencies>
            </project>
            """);

        content.Listing().ShouldBe("3: own org.springframework.boot:app 3.2.0 runtime -> org.x:x\n4: pkg:maven/org.x/x runtime direct");
        content.Remarks[1].ShouldBe("its parent is not in the repository, so dependencies and versions that it gives are not known");
    }

    [Fact]
    public void A_module_with_a_group_of_its_own_is_own_all_the_same()
    {
        var content = Locks.Read("app/pom.xml", """
            <project>
              <parent><groupId>com.example</groupId><artifactId>parent</artifactId><version>1.0</version></parent>
              <artifactId>app</artifactId>
              <dependencies>
                <dependency><groupId>com.example.libs</groupId><artifactId>core</artifactId></dependency>
                <dependency><groupId>net.other</groupId><artifactId>tool</artifactId><version>${project.version}</version></dependency>
              </dependencies>
            </project>
            """,
            ("pom.xml", "<project><groupId>com.example</groupId><artifactId>parent</artifactId><version>1.0</version><modules><module>app</module><module>core</module><module>tool</module></modules></project>"),
            ("core/pom.xml", "<project><groupId>com.example.libs</groupId><artifactId>core</artifactId><version>7</version></project>"),
            ("tool/pom.xml", "<project><groupId>net.other</groupId><artifactId>tool</artifactId><version>1.0</version></project>"));

        content.Packages.ShouldAllBe(package => package.Origin == SbomScan.Packages.PackageOrigin.Own);
    }

    [Fact]
    public void A_project_that_asks_for_nothing_states_emptiness() => Locks.Read("pom.xml", Parent).StatesEmptiness.ShouldBeTrue();

    [Fact]
    public void A_project_that_names_its_own_file_as_parent_has_none()
    {
        const string text = "<project><parent><groupId>g</groupId><artifactId>a</artifactId><relativePath>./pom.xml</relativePath></parent><artifactId>a</artifactId></project>";

        Locks.Read("pom.xml", text, ("pom.xml", text)).Remarks.ShouldBe(["its parent is not in the repository, so dependencies and versions that it gives are not known"]);
    }

    [Fact]
    public void A_parent_that_is_its_own_parent_is_no_parent() =>
        Locks.Fault("a/pom.xml", "<project><parent><artifactId>b</artifactId><relativePath>../b</relativePath></parent><artifactId>a</artifactId></project>",
            ("a/pom.xml", "<project><parent><artifactId>b</artifactId><relativePath>../b</relativePath></parent><artifactId>a</artifactId></project>"),
            ("b/pom.xml", "<project><parent><artifactId>a</artifactId><relativePath>../a</relativePath></parent><artifactId>b</artifactId></project>")).ShouldBe("it has more than 20 parents");

    [Fact]
    public void Properties_that_multiply_are_cut_off()
    {
        var properties = string.Concat(Enumerable.Range(0, 40).Select(level => $"<p{level}>${{p{level + 1}}}${{p{level + 1}}}</p{level}>"));

        Locks.Read("pom.xml", $$"""<project><artifactId>a</artifactId><properties>{{properties}}</properties><dependencies><dependency><groupId>g</groupId><artifactId>x</artifactId><version>${p0}</version></dependency></dependencies></project>""")
            .Packages[1].Version.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "line 1: this is not XML")]
    [InlineData("<project>", "line 1: this is not XML")]
    [InlineData("<html></html>", "line 1: it begins with <html> where <project> was expected")]
    [InlineData("<project>\n</project>", "line 1: <project> has no <artifactId>")]
    [InlineData("<project><artifactId>a</artifactId><dependencies>\n<dependency><groupId>g</groupId></dependency></dependencies></project>", "line 2: a <dependency> has no <artifactId>")]
    [InlineData("<!DOCTYPE project [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<project><artifactId>&a;</artifactId></project>", "line 1: this is not XML that is read here: For security reasons DTD is prohibited")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("pom.xml", text).ShouldStartWith(fault);

    [Fact]
    public void Deep_nesting_is_refused() => Locks.Fault("pom.xml", string.Concat(Enumerable.Repeat("<a>", 100_000))).ShouldBe("line 1: it is nested deeper than 256 levels");

    [Fact]
    public void Millions_of_elements_are_refused() =>
        Locks.Fault("pom.xml", $"<project>{string.Concat(Enumerable.Repeat("<a b=''/>", 1_100_000))}</project>").ShouldBe("line 1: it holds more than 2,000,000 values");

    [Fact]
    public void A_parent_of_many_modules_is_read_once()
    {
        var modules = string.Concat(Enumerable.Range(0, 50).Select(number => $"<module>m{number}</module>"));
        var tree = new CountingTree { ["pom.xml"] = $"<project><groupId>g.h</groupId><artifactId>top</artifactId><version>1</version><modules>{modules}</modules></project>" };
        for (var number = 0; number < 50; number++)
            tree[$"m{number}/pom.xml"] = $"<project><parent><artifactId>top</artifactId><groupId>g.h</groupId></parent><artifactId>m{number}</artifactId><dependencies><dependency><groupId>g.h</groupId><artifactId>m0</artifactId></dependency></dependencies></project>";
        tree.Read();

        tree.Reads.ShouldBeLessThan(160);
    }

    private sealed class CountingTree : Dictionary<string, string>, IFileTree
    {
        public int Reads { get; private set; }

        public IReadOnlyList<TreeFile> Files => [.. this.Select(file => new TreeFile(file.Key, file.Value.Length))];

        public byte[]? Read(string path, long limit)
        {
            Reads++;
            return TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : null;
        }

        public void Read()
        {
            foreach (var path in Keys) LockFileReaders.For(path)!.Read(new LockFile(path, Read(path, LockFile.LargestFile)!, this)).Packages.ShouldAllBe(package => package.Purl == null);
        }
    }
}
