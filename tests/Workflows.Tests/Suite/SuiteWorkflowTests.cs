using Actions.Workflows;

namespace Workflows.Tests;

/// <summary>The workflows of this repository, and every caller it shows, keep the rules.</summary>
public class SuiteWorkflowTests
{
    public static TheoryData<string> Callers => new(SuiteFiles.Callers.Select(Folder).Distinct(StringComparer.Ordinal));

    public static TheoryData<string> Pages => new(SuiteFiles.Pages);

    [Fact]
    public void Every_workflow_keeps_every_rule() => SuiteRules.Shipped.Check([.. SuiteFiles.Workflows, .. SuiteFiles.Actions]).ShouldBeEmpty();

    [Fact]
    public void The_table_of_permissions_has_a_row_for_every_workflow() =>
        SuiteRules.Shipped.Facts.Workflows.Keys.ShouldBe(SuiteFiles.Workflows.Select(reading => reading.Workflow!.Stem), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Callers))]
    public void Callers_fit_what_they_call(string folder) => SuiteRules.Callers.Check([.. SuiteFiles.Callers.Where(caller => Folder(caller) == folder)]).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Samples_of_a_page_fit_what_they_call(string page) => SuiteRules.Callers.Check(SuiteFiles.Page(page).Workflows).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_of_a_page_start_what_it_shows(string page) =>
        string.Join('\n', SuiteFiles.Page(page).CheckCommands([]).Select(SuiteRules.Told)).ShouldBeEmpty();

    /// <summary>What well-known collections of reusable workflows reach in part.</summary>
    [Fact]
    public void Nothing_is_left_out_anywhere() => SelfCount.Of([.. SuiteFiles.Workflows.Select(reading => reading.Workflow).OfType<Workflow>()])
        .Where(column => column.Good != column.All).Select(column => $"{column.Name}: {column.Good} of {column.All}").ShouldBeEmpty();

    private static string Folder(WorkflowReading caller) => caller.Workflow is { } workflow ? Path.GetDirectoryName(workflow.Path)! : Path.GetDirectoryName(caller.Findings[0].File)!;
}
