using System.Text;
using System.Text.Json.Nodes;
using SbomScan.Documents.Spdx;
using SbomScan.Inventories;

namespace SbomScan.Tests.Documents;

public sealed class SpdxWriterTests
{
    private static string Write(Inventory inventory)
    {
        using var to = new MemoryStream();
        SpdxWriter.Write(to, inventory, Samples.Facts);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    private static JsonNode Package(Inventory inventory, string name) => JsonNode.Parse(Write(inventory))!["packages"]!.AsArray().Single(package => package!["name"]!.ToString() == name)!;

    [Fact]
    public void Documents_are_what_the_standard_demands()
    {
        SpdxChecks.Of(Write(Samples.Repository())).ShouldBeEmpty();
        SpdxChecks.Of(Write(Samples.Image())).ShouldBeEmpty();
        SpdxChecks.Of(Write(Samples.Inventory())).ShouldBeEmpty();
        SpdxChecks.Of(Write(Samples.Repository()).Replace("LicenseRef-ours", "LicenseRef-gone", StringComparison.Ordinal).Replace("\"licenseId\": \"LicenseRef-gone\"", "\"licenseId\": \"x\"", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Every_declared_licence_is_an_expression_for_another_parser()
    {
        var declared = JsonNode.Parse(Write(Samples.Repository()))!["packages"]!.AsArray().Select(package => package!["licenseDeclared"]!.ToString()).Where(license => license is not ("NOASSERTION" or "NONE")).Distinct().ToList();

        declared.Count.ShouldBeGreaterThan(10);
        declared.Zip(await JudgeTools.AreExpressionsAsync(declared)).Where(pair => !pair.Second).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_inventory_is_the_same_document_and_another_has_another_namespace()
    {
        Write(Samples.Repository()).ShouldBe(Write(Samples.Repository()));
        JsonNode.Parse(Write(Samples.Repository()))!["documentNamespace"]!.ToString().ShouldStartWith("https://spdx.org/spdxdocs/sbom-scan/shop-");
        JsonNode.Parse(Write(Samples.Repository()))!["documentNamespace"]!.ToString().ShouldNotBe(JsonNode.Parse(Write(Samples.Image()))!["documentNamespace"]!.ToString());
    }

    [Fact]
    public void The_target_depends_on_its_roots_and_packages_on_each_other()
    {
        var relationships = JsonNode.Parse(Write(Samples.Repository()))!["relationships"]!.AsArray().Select(one => $"{Readable(one!["spdxElementId"])} {one["relationshipType"]} {Readable(one["relatedSpdxElement"])}").ToList();

        relationships[0].ShouldBe("SPDXRef-DOCUMENT DESCRIBES SPDXRef-Target");
        relationships.ShouldContain("SPDXRef-Target DEPENDS_ON SPDXRef-own-web");
        relationships.ShouldContain("SPDXRef-own-web DEPENDS_ON SPDXRef-pkg-npm--40scope-a-1.0.0");
        relationships.ShouldContain("SPDXRef-pkg-npm--40scope-a-1.0.0 DEPENDS_ON SPDXRef-pkg-npm-b-2.0.0");
        relationships.ShouldContain("SPDXRef-pkg-npm-b-2.0.0 DEPENDS_ON SPDXRef-pkg-npm--40scope-a-1.0.0");
    }

    [Fact]
    public void A_package_has_its_purl_its_checksums_and_its_place()
    {
        var package = Package(Samples.Repository(), "@scope/a");

        package["externalRefs"]!.ToJsonString().ShouldBe("""[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:npm/%40scope/a@1.0.0"}]""");
        package["checksums"]![0]!["algorithm"]!.ToString().ShouldBe("SHA512");
        package["sourceInfo"]!.ToString().ShouldBe("package-lock.json line 12; tools/package-lock.json");
        package["comment"]!.ToString().ShouldBe("direct, runtime");
        Package(Samples.Repository(), "web")["externalRefs"].ShouldBeNull();
    }

    [Theory]
    [InlineData(null, "NOASSERTION")]
    [InlineData("NONE", "NONE")]
    [InlineData("Apache 2", "Apache-2.0")]
    [InlineData("MIT AND LicenseRef-ours", "MIT AND LicenseRef-ours")]
    public void A_licence_is_an_expression(string? license, string declared) => Package(Samples.Inventory(Samples.Package("pkg:npm/a@1", license: license)), "a")["licenseDeclared"]!.ToString().ShouldBe(declared);

    [Fact]
    public void A_licence_that_is_none_of_the_list_keeps_its_words()
    {
        var document = JsonNode.Parse(Write(Samples.Inventory(Samples.Package("pkg:npm/a@1", license: "do what you like"))))!;

        document["hasExtractedLicensingInfos"]![0]!["extractedText"]!.ToString().ShouldBe("do what you like");
        document["packages"]![1]!["licenseDeclared"]!.ToString().ShouldBe(document["hasExtractedLicensingInfos"]![0]!["licenseId"]!.ToString());
    }

    // Without the hash at the end.
    private static string Readable(JsonNode? id) => id!.ToString() is var text && text.LastIndexOf('-') is var at && text.Length - at == 17 ? text[..at] : text;
}
