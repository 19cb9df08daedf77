using SbomScan.LockFiles;

namespace SbomScan.Tests.LockFiles.Apk;

public sealed class ApkTests
{
    private const string Installed = "lib/apk/db/installed";

    private const string Database =
        """
        C:Q1Ef3iwt+cMdGngEgaFr2URIJhKzQ=
        P:libcrypto3
        V:3.1.4-r5
        A:x86_64
        S:1712345
        I:4567890
        T:Crypto library from openssl
        L:Apache-2.0
        o:openssl
        m:Somebody <a@example.com>
        D:so:libc.musl-x86_64.so.1
        p:so:libcrypto.so.3=3
        F:lib
        R:libcrypto.so.3
        a:0:0:755
        Z:Q1abc=

        P:musl
        V:1.2.4_git20230717-r4
        A:x86_64
        L:MIT
        o:musl
        p:so:libc.musl-x86_64.so.1=1

        P:curl
        V:8.5.0-r0
        A:x86_64
        L:curl
        D:ca-certificates !uclibc libcrypto3>=3.1 so:libcrypto.so.3 so:libc.musl-x86_64.so.1


        """;

    private static LockFileContent Read(string database, string release = "ID=alpine\nVERSION_ID=3.19.1\n", string path = Installed) =>
        new MemoryTree { [path] = database, ["etc/os-release"] = release, ["etc/apk/world"] = "alpine-baselayout\ncurl>=8 musl@edge\n" }.Content(path);

    [Fact]
    public void Packages_are_named_with_what_they_were_built_from()
    {
        Read(Database).Packages.Select(package => package.Purl!.ToString()).ShouldBe([
            "pkg:apk/alpine/libcrypto3@3.1.4-r5?arch=x86_64&distro=alpine-3.19.1&upstream=openssl%403.1.4-r5",
            "pkg:apk/alpine/musl@1.2.4_git20230717-r4?arch=x86_64&distro=alpine-3.19.1",
            "pkg:apk/alpine/curl@8.5.0-r0?arch=x86_64&distro=alpine-3.19.1",
        ]);
    }

    [Fact]
    public void A_dependency_leads_to_who_provides_it()
    {
        var packages = Read(Database).Packages;
        packages.Select(package => string.Join(' ', package.DependsOn)).ShouldBe(["musl", "", "libcrypto3 musl"]);
        packages.Where(package => package.IsDirect).Select(package => package.Name).ShouldBe(["musl", "curl"]);
        packages.Select(package => package.Line).ShouldBe([1, 18, 25]);
        packages.Select(package => package.License).ShouldBe(["Apache-2.0", "MIT", "curl"]);
        packages[0].Properties["apk:checksum"].ShouldBe("Q1Ef3iwt+cMdGngEgaFr2URIJhKzQ=");
    }

    [Theory]
    [InlineData("ID=wolfi\nVERSION_ID=\"20230201\"", "usr/lib/apk/db/installed", "pkg:apk/wolfi/curl@8.5.0-r0?arch=x86_64&distro=wolfi-20230201")]
    [InlineData("ID=chainguard\nVERSION_ID=20230214\n", Installed, "pkg:apk/chainguard/curl@8.5.0-r0?arch=x86_64&distro=chainguard-20230214")]
    public void Other_distributions_have_the_same_database(string release, string path, string purl) => Read(Database, release, path).Packages[2].Purl!.ToString().ShouldBe(purl);

    [Theory]
    [InlineData("<html>", "line 1: it is not of the form")]
    [InlineData("P:a\n\n", "line 1: package 'a' has no version")]
    [InlineData("P:a\nV:1\n\nV:2\n", "line 4: a package without a name")]
    [InlineData("P:a\nV:1\nA", "line 3: it is not of the form")]
    public void A_damaged_database_is_refused_with_its_line(string database, string words) => Should.Throw<FormatException>(() => Read(database)).Message.ShouldStartWith(words);

    [Fact]
    public void A_field_without_end_is_refused_with_its_line() =>
        Should.Throw<FormatException>(() => Read($"P:a\np:{new string('x', 2 << 20)}\n")).Message.ShouldStartWith("line 2: it has 2,097,154 bytes");

    [Fact]
    public void An_empty_database_states_nothing()
    {
        var content = Read("");
        content.Packages.ShouldBeEmpty();
        content.StatesEmptiness.ShouldBeFalse();
    }
}
