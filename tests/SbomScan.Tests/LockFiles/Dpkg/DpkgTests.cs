using SbomScan.LockFiles;
using SbomScan.Packages;
using SbomScan.Tests.Images;

namespace SbomScan.Tests.LockFiles.Dpkg;

public sealed class DpkgTests : ImageFixture
{
    private const string Status = "var/lib/dpkg/status";
    private const string Debian = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\nID=debian\n";

    private static string Stanza(string name, string version = "1.0-1", string more = "", string status = "install ok installed", string architecture = "amd64") =>
        $"Package: {name}\nStatus: {status}\nPriority: optional\nMaintainer: Ærlig <a@example.com>\nArchitecture: {architecture}\nVersion: {version}\n{more}Description: short\n long\n .\n more\n\n";

    private static LockFileContent Read(string status, string? release = Debian)
    {
        var tree = new MemoryTree { [Status] = status };
        if (release != null) tree["etc/os-release"] = release;
        return tree.Content(Status);
    }

    private static string PurlOf(LockFileContent content) => content.Packages.ShouldHaveSingleItem().Purl!.ToString();

    [Theory]
    [InlineData("libssl3", "3.0.15-1~deb12u1", "Source: openssl\n", "pkg:deb/debian/libssl3@3.0.15-1~deb12u1?arch=amd64&distro=debian-12&upstream=openssl%403.0.15-1~deb12u1")]
    [InlineData("libgcc-s1", "12.2.0-14", "Source: gcc-12 (12.2.0-14)\n", "pkg:deb/debian/libgcc-s1@12.2.0-14?arch=amd64&distro=debian-12&upstream=gcc-12%4012.2.0-14")]
    [InlineData("base-files", "12.4+deb12u5", "", "pkg:deb/debian/base-files@12.4%2Bdeb12u5?arch=amd64&distro=debian-12")]
    [InlineData("bash", "5.2.15-2+b2", "Source: bash (5.2.15-2)\n", "pkg:deb/debian/bash@5.2.15-2%2Bb2?arch=amd64&distro=debian-12&upstream=bash%405.2.15-2")]
    [InlineData("bash", "5.2.15-2", "Source: bash (5.2.15-2)\n", "pkg:deb/debian/bash@5.2.15-2?arch=amd64&distro=debian-12")]
    [InlineData("login", "1:4.13+dfsg1-1", "Source: shadow\n", "pkg:deb/debian/login@1:4.13%2Bdfsg1-1?arch=amd64&distro=debian-12&upstream=shadow%401:4.13%2Bdfsg1-1")]
    public void A_package_names_what_it_was_built_from_where_that_differs(string name, string version, string more, string purl) => PurlOf(Read(Stanza(name, version, more))).ShouldBe(purl);

    [Theory]
    [InlineData("ID=ubuntu\nVERSION_ID=\"22.04\"\n", "ubuntu", "ubuntu-22.04")]
    [InlineData("ID='debian'\nVERSION_CODENAME=trixie\n", "debian", "debian-trixie")]
    [InlineData("# a comment\nID=Kali\r\n", "kali", "kali")]
    public void The_distribution_is_the_one_of_os_release(string release, string ns, string distro)
    {
        var purl = Read(Stanza("bash"), release).Packages[0].Purl!;
        purl.Namespace.ShouldBe(ns);
        purl.Qualifiers["distro"].ShouldBe(distro);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NAME=Something\n")]
    public void Without_a_distribution_packages_are_listed_and_belong_to_none(string? release)
    {
        var content = Read(Stanza("bash"), release);
        PurlOf(content).ShouldBe("pkg:deb/unknown/bash@1.0-1?arch=amd64");
        content.Remarks.ShouldHaveSingleItem().ShouldContain("no os-release file names");
    }

    [Fact]
    public void The_os_release_of_usr_counts_where_etc_has_none() =>
        new MemoryTree { [Status] = Stanza("bash"), ["usr/lib/os-release"] = "ID=debian\nVERSION_ID=12\n" }.Content(Status).Packages[0].Purl!.Namespace.ShouldBe("debian");

    [Fact]
    public void Only_what_is_installed_is_listed()
    {
        var content = Read(Stanza("kept") + Stanza("held", status: "hold ok installed") + Stanza("removed", status: "deinstall ok config-files") + Stanza("broken", status: "install reinstreq half-installed"));
        content.Packages.Select(package => package.Name).ShouldBe(["kept", "held"]);
        content.Remarks.ShouldHaveSingleItem().ShouldBe("1 packages are not listed, because dpkg did not finish their installation: broken (half-installed)");
        content.Packages.ShouldAllBe(package => package.Scope == Scope.Runtime && package.Origin == PackageOrigin.Registry);
    }

    [Fact]
    public void A_dependency_leads_to_the_first_alternative_that_is_installed()
    {
        var content = Read(
            Stanza("app", more: "Pre-Depends: libc6 (>= 2.36)\nDepends: python3:any, absent | mail-agent, default-mta | libc6, gone\n")
            + Stanza("libc6") + Stanza("python3") + Stanza("exim4", more: "Provides: mail-agent (= 4), other\n") + Stanza("unused", more: "Depends: unused\n"));
        content.HasEdges.ShouldBeTrue();
        content.Packages[0].DependsOn.ShouldBe(["libc6:amd64", "python3:amd64", "exim4:amd64"]);
        content.Packages.Where(package => package.IsDirect).Select(package => package.Name).ShouldBe(["app", "unused"]);
    }

    [Fact]
    public void A_package_may_be_installed_for_two_architectures()
    {
        var content = Read(Stanza("libc6") + Stanza("libc6", architecture: "i386", more: "Depends: tzdata\n") + Stanza("tzdata", architecture: "all") + Stanza("app", architecture: "i386", more: "Depends: libc6\n"));
        content.Packages.Select(package => package.Id).ShouldBe(["libc6:amd64", "libc6:i386", "tzdata:all", "app:i386"]);
        content.Packages.Select(package => string.Join(' ', package.DependsOn)).ShouldBe(["", "tzdata:all", "", "libc6:i386"]);
    }

    [Fact]
    public void Each_package_tells_its_line()
    {
        var content = Read("\n" + Stanza("one") + "\n\n" + Stanza("two").TrimEnd());
        content.Packages.Select(package => package.Line).ShouldBe([2, 15]);
    }

    [Fact]
    public void Packages_that_depend_on_each_other_are_no_trouble() =>
        Read(Stanza("a", more: "Depends: b\n") + Stanza("b", more: "Depends: a\n")).Packages.Select(package => package.DependsOn[0]).ShouldBe(["b:amd64", "a:amd64"]);

    [Theory]
    [InlineData("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nCopyright: x\nLicense: GPL-2+\n text\n\nFiles: debian/*\nLicense: GPL-2+\n\nLicense: GPL-2+\n the text\n", "GPL-2+")]
    [InlineData("Format: x\nUpstream-Name: y\n\nFiles: *\nLicense: Expat\n\nFiles: a\nLicense: GPL-2 or Artistic\n", "Expat AND (GPL-2 or Artistic)")]
    [InlineData("This package was debianized by somebody.\n\nLicense: GPL\n", null)]
    [InlineData("Format: x\nno field\n", null)]
    [InlineData("", null)]
    public void The_licence_is_read_where_it_is_written_for_machines(string copyright, string? license) =>
        new MemoryTree { [Status] = Stanza("bash"), ["usr/share/doc/bash/copyright"] = copyright }.Content(Status).Packages[0].License.ShouldBe(license);

    [Fact]
    public void A_database_that_only_remembers_packages_states_that_there_are_none()
    {
        Read(Stanza("removed", status: "deinstall ok config-files")).StatesEmptiness.ShouldBeTrue();
        Read("").StatesEmptiness.ShouldBeFalse();
    }

    [Theory]
    [InlineData("<html><body>Not found</body></html>", "line 1: it is not of the form")]
    [InlineData("Package: a\nStatus: install ok installed\nArchitecture: all\n\n", "line 1: package 'a' has no version")]
    [InlineData("Package: a\nVersion: 1\nStatus: install ok installed\n\nStatus: install ok installed\nVersion: 1\n", "line 5: a package without a name")]
    [InlineData("Package: a\nVersion: 1\nStatus: install ok installed\n\nPackage: b\nVersion: 1\n", "line 5: package 'b' has no status")]
    [InlineData("Package: a\nVersion: 1\nStatus:\n", "line 1: package 'a' has no status")]
    [InlineData("Package: a\nVer", "line 2: it is not of the form")]
    [InlineData("\0\u0001\u0002", "line 1: it is not of the form")]
    public void A_damaged_database_is_refused_with_its_line(string status, string words) => Should.Throw<FormatException>(() => Read(status)).Message.ShouldStartWith(words);

    [Fact]
    public void A_field_without_end_is_refused_with_its_line() =>
        Should.Throw<FormatException>(() => Read($"Package: a\nDepends: {new string('x', 2 << 20)}\n")).Message.ShouldBe("line 2: it has 2,097,161 bytes; at most 1,048,576 are read");

    [Fact]
    public void A_million_packages_are_refused()
    {
        var status = string.Concat(Enumerable.Range(0, 1_000_000).Select(number => $"Package: p{number}\nStatus: install ok installed\nVersion: 1\n\n"));
        Should.Throw<FormatException>(() => Read(status)).Message.ShouldBe("it lists more than 200,000 packages");
    }

    [Fact]
    public async Task An_image_without_dpkg_has_a_file_a_package()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer()
            .File("etc/os-release", Debian)
            .File("var/lib/dpkg/status.d/libssl3", "Package: libssl3\nSource: openssl\nArchitecture: arm64\nVersion: 3.0.15-1\nDepends: libc6\n")
            .File("var/lib/dpkg/status.d/libssl3.md5sums", "0123  usr/lib/libssl.so.3\n")
            .File("var/lib/dpkg/status.d/tzdata", "Package: tzdata\nStatus: install ok installed\nArchitecture: all\nVersion: 2024a-0\n")
            .SymbolicLink("usr/share/doc/libssl3", "openssl")
            .File("usr/share/doc/openssl/copyright", "Format: x\n\nFiles: *\nLicense: Apache-2.0\n")));
        var files = Paths(image).Where(path => LockFileReaders.For(path) != null).ToList();
        files.ShouldBe(["var/lib/dpkg/status.d/libssl3", "var/lib/dpkg/status.d/tzdata"]);
        var package = Content(image, files[0]).Packages.ShouldHaveSingleItem();
        package.Purl!.ToString().ShouldBe("pkg:deb/debian/libssl3@3.0.15-1?arch=arm64&distro=debian-12&upstream=openssl%403.0.15-1");
        package.License.ShouldBe("Apache-2.0");
        Content(image, files[1]).Packages.ShouldHaveSingleItem().Name.ShouldBe("tzdata");
    }

    [Fact]
    public async Task An_image_without_os_release_lists_its_packages()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer().File(Status, Stanza("bash"))));
        image.Distribution.IsKnown.ShouldBeFalse();
        PurlOf(Content(image, Status)).ShouldBe("pkg:deb/unknown/bash@1.0-1?arch=amd64");
    }
}
