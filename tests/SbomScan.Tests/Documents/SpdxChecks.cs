using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SbomScan.Licenses;

namespace SbomScan.Tests.Documents;

/// <summary>What the text of SPDX 2.3 demands of a document in JSON.</summary>
internal static partial class SpdxChecks
{
    private static readonly Dictionary<string, int> Digits = new() { ["SHA1"] = 40, ["SHA256"] = 64, ["SHA384"] = 96, ["SHA512"] = 128, ["MD5"] = 32 };

    /// <summary>Everything that is wrong.</summary>
    public static IReadOnlyList<string> Of(string document)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        var wrong = new List<string>();
        Expect(wrong, (string?)root["spdxVersion"] == "SPDX-2.3" && (string?)root["dataLicense"] == "CC0-1.0" && (string?)root["SPDXID"] == "SPDXRef-DOCUMENT", "6.1-6.3 version, data licence or id");
        Expect(wrong, !string.IsNullOrEmpty((string?)root["name"]), "6.4 name");
        Expect(wrong, Uri.TryCreate((string?)root["documentNamespace"], UriKind.Absolute, out var space) && space.Fragment.Length == 0, "6.5 namespace: an absolute address without '#'");
        Expect(wrong, Time().IsMatch((string?)root["creationInfo"]!["created"] ?? ""), "6.9 created");
        Expect(wrong, root["creationInfo"]!["creators"]!.AsArray().All(one => Creator().IsMatch(one!.ToString())), "6.8 creators");

        var texts = (root["hasExtractedLicensingInfos"]?.AsArray() ?? []).Select(one => one!["licenseId"]!.ToString()).ToList();
        foreach (var id in texts) Expect(wrong, Reference().IsMatch(id), $"10.1 licence id {id}");
        var packages = root["packages"]!.AsArray();
        foreach (var package in packages) CheckPackage(wrong, package!.AsObject(), texts);
        CheckIds(wrong, [.. packages.Select(package => package!["SPDXID"]!.ToString())], root["relationships"]!.AsArray());
        return wrong;
    }

    private static void CheckPackage(List<string> wrong, JsonObject package, List<string> texts)
    {
        var id = package["SPDXID"]!.ToString();
        Expect(wrong, Id().IsMatch(id), $"7.2 id {id}");
        Expect(wrong, !string.IsNullOrEmpty((string?)package["name"]), $"7.1 name of {id}");
        Expect(wrong, (string?)package["downloadLocation"] is { Length: > 0 }, $"7.7 download location of {id}");
        Expect(wrong, package["filesAnalyzed"]!.GetValue<bool>() == false, $"7.8 no file is listed, yet {id} says that files were analyzed");
        foreach (var field in (string[])["licenseConcluded", "licenseDeclared"]) Expect(wrong, IsLicense((string?)package[field], texts), $"7.13 {field} of {id}: {package[field]}");
        foreach (var hash in package["checksums"]?.AsArray() ?? [])
            Expect(wrong, Digits.GetValueOrDefault(hash!["algorithm"]!.ToString()) == hash["checksumValue"]!.ToString().Length, $"7.10 checksum of {id}");
        foreach (var reference in package["externalRefs"]?.AsArray() ?? [])
            Expect(wrong, (string?)reference!["referenceCategory"] == "PACKAGE-MANAGER" && (string?)reference["referenceType"] == "purl" && !reference["referenceLocator"]!.ToString().Contains(' ', StringComparison.Ordinal), $"7.21 reference of {id}");
    }

    private static void CheckIds(List<string> wrong, List<string> ids, JsonArray relationships)
    {
        Expect(wrong, ids.Distinct().Count() == ids.Count, "an id stands twice");
        var known = ids.Append("SPDXRef-DOCUMENT").ToHashSet();
        foreach (var one in relationships)
        {
            Expect(wrong, known.Contains(one!["spdxElementId"]!.ToString()) && known.Contains(one["relatedSpdxElement"]!.ToString()), $"11.1 a relationship leads nowhere: {one.ToJsonString()}");
            Expect(wrong, one["relationshipType"]!.ToString() is "DESCRIBES" or "DEPENDS_ON", "11.1 type");
        }

        Expect(wrong, relationships.Count(one => (string?)one!["relationshipType"] == "DESCRIBES") == 1, "one thing is described");
    }

    private static bool IsLicense(string? text, List<string> texts)
    {
        if (text is "NOASSERTION" or "NONE") return true;
        if (text == null) return false;
        var singles = LicenseExpression.Parse(text).Singles.ToList();
        return singles.All(one => one.IsReference ? texts.Contains(one.Id) : SpdxList.Find(one.Id)?.Id == one.Id);
    }

    private static void Expect(List<string> wrong, bool isRight, string rule)
    {
        if (!isRight) wrong.Add(rule);
    }

    [GeneratedRegex(@"\ASPDXRef-[A-Za-z0-9.-]+\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\ALicenseRef-[A-Za-z0-9.-]+\z")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"\A(Tool: .+-.+|Organization: .+|Person: .+)\z")]
    private static partial Regex Creator();
}
