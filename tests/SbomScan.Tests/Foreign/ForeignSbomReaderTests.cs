using System.Text;
using SbomScan.Documents.CycloneDx;
using SbomScan.Documents.Spdx;
using SbomScan.Foreign;
using SbomScan.Inventories;
using SbomScan.Packages;
using SbomScan.Tests.Documents;
using SbomScan.Tests.LockFiles;

namespace SbomScan.Tests.Foreign;

public sealed class ForeignSbomReaderTests
{
    private static ForeignSbom Fixture(string name) => ForeignSbomReader.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Foreign", name)));

    private static ForeignSbom Read(string text) => ForeignSbomReader.Read(Encoding.UTF8.GetBytes(text));

    private static string Shown(Component component) =>
        $"{component.Purl?.ToString() ?? component.Key} {component.Scope}{(component.IsDirect ? " direct" : "")} [{string.Join(' ', component.DependsOn)}] {component.License ?? "-"} {string.Join(' ', component.Occurrences.Select(one => one.Line > 0 ? $"{one.File}:{one.Line}" : one.File))}".TrimEnd();

    private static IEnumerable<string> Components(ForeignSbom sbom) => sbom.Inventory.Components.Select(Shown);

    [Fact]
    public void CycloneDx_of_npm_is_read()
    {
        var sbom = Fixture("npm.cdx.json");

        (sbom.Format, sbom.Tool, sbom.Inventory.Name, sbom.HasEdges).ShouldBe(("CycloneDX 1.5", "npm cli 11.19.1", "shop", true));
        sbom.Remarks.ShouldBeEmpty();
        Components(sbom).ShouldBe(
        [
            "pkg:npm/%40types/ms@2.1.0 Dev direct [] MIT",
            "pkg:npm/debug@4.3.4 Runtime direct [pkg:npm/ms@2.1.2] MIT",
            "pkg:npm/fsevents@2.3.3 Optional direct [] MIT",
            "pkg:npm/ms@2.1.2 Runtime [] MIT",
            "pkg:npm/ms@2.1.3 Runtime direct [] MIT",
        ]);
        sbom.Inventory.Components[0].Hashes.ShouldHaveSingleItem().Algorithm.ShouldBe("SHA-512");
    }

    [Fact]
    public void Spdx_of_npm_lists_the_same()
    {
        var sbom = Fixture("npm.spdx.json");

        (sbom.Format, sbom.Tool, sbom.Inventory.Name).ShouldBe(("SPDX 2.3", "npm/cli-11.19.1", "shop"));
        sbom.Inventory.Components.Select(one => (one.Key, one.License, string.Join(' ', one.DependsOn), one.IsDirect)).ShouldBe(Fixture("npm.cdx.json").Inventory.Components.Select(one => (one.Key, one.License, string.Join(' ', one.DependsOn), one.IsDirect)));
        sbom.Inventory.Components.SelectMany(one => one.Hashes).ShouldBe(Fixture("npm.cdx.json").Inventory.Components.SelectMany(one => one.Hashes));
        sbom.Inventory.Components.Select(one => one.Scope).ShouldBe([Scope.Dev, Scope.Unknown, Scope.Optional, Scope.Unknown, Scope.Unknown]);
    }

    [Fact]
    public void What_npm_lists_of_a_lock_file_is_what_is_read_of_it_here()
    {
        var builder = new InventoryBuilder();
        builder.Add("package-lock.json", null, Locks.Read("package-lock.json", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Foreign", "npm-lock.json"))).Packages);
        var own = builder.Build("shop").Components.Where(one => one.Purl != null).ToList();

        own.Select(one => (one.Key, one.Scope, one.IsDirect, one.License, string.Join(' ', one.DependsOn), string.Join(' ', one.Hashes)))
            .ShouldBe(Fixture("npm.cdx.json").Inventory.Components.Select(one => (one.Key, one.Scope, one.IsDirect, one.License, string.Join(' ', one.DependsOn), string.Join(' ', one.Hashes))));
    }

    [Fact]
    public void CycloneDx_of_Syft_is_read_with_the_places_of_packages_in_the_image()
    {
        var sbom = Fixture("syft.cdx.json");

        (sbom.Tool, sbom.Inventory.Name).ShouldBe(("syft 1.20.0", "registry.example/org/shop"));
        Components(sbom).ShouldBe(
        [
            "pkg:deb/debian/libssl3@3.0.15-1~deb12u1?arch=amd64&distro=debian-12&upstream=openssl Unknown [] Apache-2.0 AND Artistic AND GPL-1.0-or-later usr/share/doc/libssl3/copyright var/lib/dpkg/status",
            "pkg:npm/lodash@4.17.20 Unknown [] MIT app/package-lock.json",
        ]);
        sbom.Inventory.Components[0].Occurrences[1].Layer.ShouldStartWith("sha256:1111");
    }

    [Fact]
    public void CycloneDx_of_Trivy_is_read_with_lock_files_as_places()
    {
        var sbom = Fixture("trivy.cdx.json");

        Components(sbom).ShouldBe(
        [
            "pkg:npm/%40types/ms@2.1.0 Unknown direct [] - package-lock.json",
            "pkg:npm/debug@4.3.4 Unknown direct [pkg:npm/ms@2.1.2] MIT package-lock.json",
            "pkg:npm/ms@2.1.2 Unknown [] MIT package-lock.json",
        ]);
        sbom.Inventory.Roots.ShouldBe(["pkg:npm/%40types/ms@2.1.0", "pkg:npm/debug@4.3.4"]);
    }

    [Fact]
    public void CycloneDx_of_cdxgen_is_read_edges_in_a_circle_included()
    {
        var sbom = Fixture("cdxgen.cdx.json");

        Components(sbom).ShouldBe(
        [
            "pkg:npm/%40types/ms@2.1.0 Dev direct [] - package-lock.json src/index.js#3",
            "pkg:npm/debug@4.3.4 Runtime direct [pkg:npm/ms@2.1.2] MIT",
            "pkg:npm/ms@2.1.2 Runtime [pkg:npm/debug@4.3.4] -",
            "worker@1.0.0 Unknown [] -",
        ]);
    }

    [Fact]
    public void The_attestation_of_BuildKit_is_read()
    {
        var sbom = Fixture("buildkit.spdx.json");

        (sbom.Format, sbom.Tool).ShouldBe(("SPDX 2.3", "syft-v1.18.1"));
        Components(sbom).ShouldBe(
        [
            "pkg:apk/alpine/busybox@1.36.1-r29?arch=x86_64&distro=alpine-3.20.3 Unknown [pkg:apk/alpine/musl@1.2.5-r0?arch=x86_64&distro=alpine-3.20.3] GPL-2.0-only lib/apk/db/installed",
            "pkg:apk/alpine/musl@1.2.5-r0?arch=x86_64&distro=alpine-3.20.3 Unknown [] MIT lib/apk/db/installed",
        ]);
    }

    [Fact]
    public void Spdx_of_sbom_tool_is_read_and_packages_without_a_purl_are_kept()
    {
        var sbom = Fixture("sbom-tool.spdx.json");

        (sbom.Format, sbom.Tool, sbom.Inventory.Name).ShouldBe(("SPDX 2.2", "Microsoft.SBOMTool-3.0.1", "shop"));
        Components(sbom).ShouldBe(["internal-tools@2.0.0 Unknown direct [] -", "pkg:nuget/Newtonsoft.Json@13.0.1 Unknown direct [] MIT"]);
    }

    [Fact]
    public void A_signed_attestation_is_opened()
    {
        var payload = Convert.ToBase64String(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Foreign", "buildkit.spdx.json")));

        Read($$"""{"payloadType":"application/vnd.in-toto+json","payload":"{{payload}}","signatures":[]}""").Inventory.Components.Count.ShouldBe(2);
        Should.Throw<FormatException>(() => Read("""{"payloadType":"x","payload":"%%%"}""")).Message.ShouldContain("payload of the attestation");
    }

    [Fact]
    public void What_is_written_here_is_read_again()
    {
        foreach (var version in (Version[])[CycloneDxWriter.V16, CycloneDxWriter.V17])
        {
            var sbom = Written(to => CycloneDxWriter.Write(to, Samples.Repository(), Samples.Facts, version));
            sbom.Remarks.ShouldBeEmpty();
            sbom.Inventory.Components.Where(one => one.Purl != null).Select(one => (one.Key, one.Version, one.Scope, one.Origin, string.Join(' ', one.DependsOn), string.Join(' ', one.Occurrences)))
                .ShouldBe(Samples.Repository().Components.Where(one => one.Purl != null).Select(one => (one.Key, one.Version, one.Scope, one.Origin, string.Join(' ', one.DependsOn.Where(end => end != "pkg:npm/gone@1").Distinct()), string.Join(' ', one.Occurrences))));
            sbom.Inventory.Components.Single(one => one.Name == "web").Origin.ShouldBe(PackageOrigin.Own);
        }

        Written(to => CycloneDxWriter.Write(to, Samples.Image(), Samples.Facts, CycloneDxWriter.V16)).Inventory.Platform.ShouldBe("linux/arm64");
        Written(to => SpdxWriter.Write(to, Samples.Repository(), Samples.Facts)).Inventory.Components.Where(one => one.Purl != null).Select(one => one.Key).ShouldBe(Samples.Repository().Components.Where(one => one.Purl != null).Select(one => one.Key));
    }

    [Fact]
    public void The_same_package_twice_is_one_component_and_a_reference_twice_is_remarked_upon()
    {
        var sbom = Read("""
            {"bomFormat":"CycloneDX","specVersion":"1.2","components":[
              {"type":"library","bom-ref":"x","name":"a","version":"1","purl":"pkg:npm/a@1","scope":"excluded","components":[{"type":"library","bom-ref":"y","name":"b","version":"1","purl":"pkg:npm/b@1"}]},
              {"type":"library","bom-ref":"z","name":"a","version":"1","purl":"pkg:npm/a@1","scope":"required"},
              {"type":"library","bom-ref":"x","name":"c","version":"1","purl":"pkg:npm/c@1"}],
             "dependencies":[{"ref":"z","dependsOn":["y"]},{"ref":"y","dependsOn":["z"]}]}
            """);

        Components(sbom).ShouldBe(["pkg:npm/a@1 Runtime [pkg:npm/b@1] -", "pkg:npm/b@1 Unknown [pkg:npm/a@1] -", "pkg:npm/c@1 Unknown [] -"]);
        sbom.Remarks.ShouldBe(["The reference 'x' names several components; its dependencies are given to pkg:npm/a@1."]);
    }

    [Fact]
    public void An_invalid_purl_is_reported_and_not_repaired()
    {
        var sbom = Read("""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a","version":"1","purl":"npm/a@1"}]}""");

        sbom.Remarks.ShouldBe(["a has an invalid purl, 'npm/a@1': a purl begins with 'pkg:'."]);
        sbom.Inventory.Components.ShouldHaveSingleItem().Purl.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("  \n", "it is empty")]
    [InlineData("<html>", "it is XML or HTML; JSON is read")]
    [InlineData("[]", "it is no object, as a document in JSON is")]
    [InlineData("{}", "it is neither CycloneDX nor SPDX: it has no 'bomFormat' and no 'spdxVersion'")]
    [InlineData("{\"bomFormat\":\"CycloneDX\"}", "CycloneDX '' is not read; 1.2 to 1.7 are")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"9.9\"}", "CycloneDX '9.9' is not read; 1.2 to 1.7 are")]
    [InlineData("{\"spdxVersion\":\"SPDX-2.1\"}", "'SPDX-2.1' is not read; SPDX-2.2 and SPDX-2.3 are")]
    [InlineData("{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\"}", "it looks like SPDX 3, which is not read; SPDX 2.3 and CycloneDX are")]
    [InlineData("{\n\"bomFormat\": \"Cyc", "line 2: it is not JSON, or is cut off")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":{}}", "'components' is no list")]
    [InlineData("{\"spdxVersion\":\"SPDX-2.3\",\"packages\":7}", "'packages' is no list")]
    [InlineData("\u0000\u0001", "line 1: it is not JSON, or is cut off")]
    public void What_is_no_sbom_says_why(string text, string message) => Should.Throw<FormatException>(() => Read(text)).Message.ShouldBe(message);

    [Fact]
    public void Every_document_cut_anywhere_is_refused()
    {
        foreach (var name in (string[])["npm.cdx.json", "npm.spdx.json", "syft.cdx.json", "buildkit.spdx.json"])
        {
            var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Foreign", name)).AsMemory().TrimEnd("\n"u8);
            for (var length = 0; length < bytes.Length; length += 37) Should.Throw<FormatException>(() => ForeignSbomReader.Read(bytes[..length]));
        }
    }

    [Theory]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[],"dependencies":7,"metadata":[]}""")]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[1,null,"x",[]],"dependencies":[1,{"ref":1},{"ref":"a","dependsOn":{"b":1}}]}""")]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":7},{"name":"a","licenses":7,"hashes":[1],"properties":"x","evidence":[],"version":1e999}]}""")]
    [InlineData("""{"spdxVersion":"SPDX-2.3","packages":[1,{"name":1},{"name":"a","externalRefs":{},"checksums":7}],"relationships":[1,{}],"documentDescribes":7}""")]
    public void Other_shapes_are_passed_over(string text) => Read(text).Inventory.Components.Count.ShouldBeLessThan(2);

    [Fact]
    public void Hostile_documents_end_in_time()
    {
        Should.Throw<FormatException>(() => Read("{\"a\":" + new string('[', 100_000))).Message.ShouldStartWith("line 1");
        Read("""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"a","licenses":[{"expression":"\ud800"}]}],"dependencies":[{"ref":"x","dependsOn":["\ud800"]}]}""").Inventory.Components.ShouldHaveSingleItem().License.ShouldBeNull();
        var many = string.Join(',', Enumerable.Range(0, 30_000).Select(i => $$$"""{"type":"library","bom-ref":"r{{{i}}}","name":"a","version":"1","purl":"pkg:npm/a@1","evidence":{"occurrences":[{"location":"f{{{i}}}"}]}}"""));
        var apps = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $$"""{"type":"application","bom-ref":"app{{i}}","name":"lock{{i}}","properties":[{"name":"aquasecurity:trivy:Type","value":"npm"}]}"""));
        var edges = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $$"""{"ref":"app{{i}}","dependsOn":["app{{i + 1}}","r{{i}}"]}"""));

        Read($$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{{many}},{{apps}}],"dependencies":[{{edges}}]}""").Inventory.Components.Count.ShouldBe(1);
    }

    private static ForeignSbom Written(Action<Stream> write)
    {
        using var to = new MemoryStream();
        write(to);
        return ForeignSbomReader.Read(to.ToArray());
    }
}
