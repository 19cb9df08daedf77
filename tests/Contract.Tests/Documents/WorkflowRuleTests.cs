using Actions.Workflows;
using Testing;
using YamlDotNet.RepresentationModel;

namespace Contract.Tests.Documents;

public class WorkflowRuleTests
{
    /// <summary>What readers copy is held to the rules that the doctor holds them to.</summary>
    [Fact]
    public void Workflows_in_documents_have_no_error_that_the_doctor_would_find()
    {
        var readings = YamlExample.All.Where(IsWorkflow).Select(example => WorkflowReader.Read(example.Place, example.Text)).ToList();
        readings.Count.ShouldBeGreaterThan(5);
        readings.SelectMany(reading => reading.Findings).ShouldBeEmpty();
        var findings = RuleSet.Consumer.Check([.. readings.Select(reading => reading.Workflow!)]);
        findings.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding}").ShouldBeEmpty();
    }

    private static bool IsWorkflow(YamlExample example) =>
        !example.Place.StartsWith("tests/", StringComparison.Ordinal) && example.Parse() is YamlMappingNode root && root.Children.ContainsKey("jobs") && root.Children.ContainsKey("on");
}
