namespace DetectChanges.Tests.Targets.DotNet;

public class SolutionTests
{
    private const string Empty = "<Project Sdk=\"Microsoft.NET.Sdk\" />";

    private static readonly (string, string)[] Projects = [("src/Api/Api.csproj", Empty), ("src/Gen/Gen.csproj", Empty), ("src/Ui/Ui.csproj", Empty)];

    [Fact]
    public void Build_order_of_a_solution_is_an_edge()
    {
        const string Solution = """
            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Api", "src\Api\Api.csproj", "{A0000000-0000-0000-0000-000000000001}"
            	ProjectSection(ProjectDependencies) = postProject
            		{a0000000-0000-0000-0000-000000000002} = {a0000000-0000-0000-0000-000000000002}
            	EndProjectSection
            EndProject
            Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Gen", "src\Gen\Gen.csproj", "{A0000000-0000-0000-0000-000000000002}"
            EndProject
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "Items", "Items", "{A0000000-0000-0000-0000-000000000003}"
            	ProjectSection(SolutionItems) = preProject
            		README.md = README.md
            	EndProjectSection
            EndProject
            """;
        var repo = Repo.Of([("All.sln", Solution.Replace("\n", "\r\n")), .. Projects]);

        repo.Edges.ShouldBe(["Api → Gen"]);
        repo.Graph.Edges[0].Because.ShouldBe("build order in All.sln");
    }

    [Fact]
    public void Build_order_of_a_solution_in_xml_is_an_edge() =>
        Repo.Of([("src/All.slnx", """
            <Solution><Folder Name="/x/"><Project Path="Api/Api.csproj"><BuildDependency Project="Gen/Gen.csproj" /></Project></Folder><Project Path="Gen/Gen.csproj" /></Solution>
            """), .. Projects]).Edges.ShouldBe(["Api → Gen"]);

    [Fact]
    public void A_solution_that_only_lists_projects_affects_nobody()
    {
        var repo = Repo.Of([("All.slnx", "<Solution><Project Path=\"src/Api/Api.csproj\" /></Solution>"), .. Projects]);

        repo.Edges.ShouldBeEmpty();
        repo.UsersOf("All.slnx").ShouldBeEmpty();
    }
}
