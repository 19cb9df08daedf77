using Testing;

namespace Workflows.Tests;

/// <summary>Every reusable workflow has a page that says what it takes, gives and needs.</summary>
public class PageTests
{
    public static TheoryData<string> Workflows => new(SuiteFiles.Reusable.Select(workflow => workflow.Stem));

    /// <summary>With <c>UPDATE_SNAPSHOTS=true</c> in the environment the tables are written instead.</summary>
    [Theory]
    [MemberData(nameof(Workflows))]
    public void Its_tables_say_what_the_workflow_says(string workflow)
    {
        var path = $"docs/workflows/{workflow}.md";
        var page = File.ReadAllText(Repository.File(path.Split('/')));
        var wanted = PageTables.Fill(page, SuiteFiles.Reusable.Single(one => one.Stem == workflow));
        Snapshot.Of(wanted, path).ShouldBe(wanted, "the tables are stale: run this test with UPDATE_SNAPSHOTS=true");
    }

    [Fact]
    public void There_is_no_page_about_nothing() =>
        SuiteFiles.Pages.Select(page => Path.GetFileNameWithoutExtension(page)).Where(page => page != "README").ShouldBe(SuiteFiles.Reusable.Select(workflow => workflow.Stem), ignoreOrder: true);
}
