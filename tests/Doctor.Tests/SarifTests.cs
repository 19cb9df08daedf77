using System.Text.Json.Nodes;
using Testing;

namespace Doctor.Tests;

public class SarifTests
{
    [Fact]
    public async Task The_report_names_each_finding_with_its_rule_and_its_place()
    {
        using var run = await Repositories.Of((".github/workflows/c i.yml", Repositories.Broken)).Input("report-file", "out/doctor.sarif").DoctorAsync();
        run.Outputs["report"].ShouldBe("out/doctor.sarif");
        var report = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(run.Workspace, "out/doctor.sarif")))!;
        ((string?)report["version"]).ShouldBe("2.1.0");
        var result = report["runs"]![0]!["results"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)result["ruleId"], (string?)result["level"]).ShouldBe(("expression-in-run", "error"));
        var place = result["locations"]![0]!["physicalLocation"]!;
        ((string?)place["artifactLocation"]!["uri"]).ShouldBe(".github/workflows/c%20i.yml");
        ((int?)place["region"]!["startLine"], (int?)place["region"]!["startColumn"]).ShouldBe((9, 20));
    }

    [Fact]
    public async Task Every_rule_that_was_looked_for_is_described()
    {
        using var run = await Repositories.Of((".github/workflows/ci.yml", Repositories.Clean)).Input("report-file", "doctor.sarif").Input("skip", "job-timeout: none needed").DoctorAsync();
        run.ExitCode.ShouldBe(0, run.Log);
        var rules = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(run.Workspace, "doctor.sarif")))!["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => (string?)rule!["id"]).ToList();
        rules.ShouldContain("expression-in-run");
        rules.ShouldContain("readable");
        rules.ShouldNotContain("job-timeout");
    }
}
