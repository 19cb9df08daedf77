namespace DetectChanges.Tests.Targets.DotNet;

public class ReferenceTests
{
    private static string Project(string items) => $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{items}</ItemGroup></Project>";

    private static string Reference(string include, string more = "") => Project($"<ProjectReference Include=\"{include}\" {more}/>");

    [Fact]
    public void Every_project_file_is_a_project_named_like_it()
    {
        var repo = Repo.Of(("src/Api/Acme.Api.csproj", Project("")), ("src/Ui/Ui.fsproj", Project("")), ("src/Old/Old.vbproj", Project("")), ("db/Schema.sqlproj", Project("")), ("All.sln", ""), ("All.slnx", ""));

        repo.Graph.Projects.Select(project => $"{project.Kind} {project.Name} {project.Root}").Order(StringComparer.Ordinal)
            .ShouldBe(["dotnet Acme.Api src/Api", "dotnet Old src/Old", "dotnet Schema db", "dotnet Ui src/Ui"]);
    }

    [Fact]
    public void Two_project_files_in_one_folder_are_two_projects_that_both_own_it()
    {
        var repo = Repo.Of(("lib/Lib.csproj", Project("")), ("lib/Lib.Net48.csproj", Project("")));

        repo.Graph.OwnersOf("lib/Class.cs").Select(project => project.Name).Order(StringComparer.Ordinal).ShouldBe(["Lib", "Lib.Net48"]);
    }

    [Theory]
    [InlineData("../Ui/Ui.csproj")]
    [InlineData(@"..\Ui\Ui.csproj")]
    [InlineData(@"..\..\src\.\Ui\\Ui.csproj")]
    [InlineData(" ../Ui/Ui.csproj ; ../Gone/Gone.csproj")]
    [InlineData("../U*/*.csproj")]
    [InlineData("../**/Ui.csproj")]
    [InlineData("$(MSBuildThisFileDirectory)../Ui/Ui.csproj")]
    [InlineData(@"$(MSBuildProjectDirectory)\..\Ui\Ui.csproj")]
    [InlineData("$([MSBuild]::NormalizePath('$(MSBuildThisFileDirectory)', '..', 'Ui', 'Ui.csproj'))")]
    [InlineData("$([System.IO.Path]::Combine($(MSBuildProjectDirectory), '..', 'Ui/Ui.csproj'))")]
    [InlineData("$([MSBuild]::GetDirectoryNameOfFileAbove($(MSBuildThisFileDirectory), 'global.json'))/src/Ui/Ui.csproj")]
    [InlineData("../$(MSBuildProjectName.Replace('Api', 'Ui'))/Ui.csproj")]
    [InlineData("../%55i/Ui.csproj")]
    [InlineData("..\\UI\\ui.csproj")]
    public void A_reference_is_an_edge_however_it_is_written(string include)
    {
        var repo = Repo.Of(("src/Api/Api.csproj", Reference(include)), ("src/Ui/Ui.csproj", Project("")), ("src/Web/Web.csproj", Project("")), ("global.json", "{}"));

        repo.Edges.ShouldBe(["Api → Ui"]);
        repo.Graph.Edges[0].Because.ShouldEndWith("in src/Api/Api.csproj");
        repo.Commit.Unreadable.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_differs_only_in_case_is_found_and_noted()
    {
        var repo = Repo.Of(("src/Api/Api.csproj", Reference(@"..\UI\ui.csproj")), ("src/Ui/Ui.csproj", Project("")));

        repo.Notices.ShouldBe([@"src/Api/Api.csproj: ..\UI\ui.csproj is src/Ui/Ui.csproj in another case"]);
    }

    [Fact]
    public void What_a_reference_by_wildcard_excludes_is_no_edge() =>
        Repo.Of(("All.csproj", Reference("src/**/*.csproj", "Exclude=\"src/Old/**\"")), ("src/A/A.csproj", Project("")), ("src/Old/O/O.csproj", Project(""))).Edges.ShouldBe(["All → A"]);

    [Fact]
    public void Projects_of_any_age_are_read()
    {
        const string Old = """
            <?xml version="1.0" encoding="utf-8"?>
            <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <Import Project="$(MSBuildExtensionsPath)\$(MSBuildToolsVersion)\Microsoft.Common.props" Condition="Exists('$(MSBuildExtensionsPath)\$(MSBuildToolsVersion)\Microsoft.Common.props')" />
              <ItemGroup>
                <ProjectReference Include="..\Ui\Ui.csproj"><Project>{3f1c}</Project><Name>Ui</Name></ProjectReference>
              </ItemGroup>
              <Import Project="$(MSBuildToolsPath)\Microsoft.CSharp.targets" />
            </Project>
            """;
        var repo = Repo.Of(("Old/Old.csproj", "\uFEFF" + Old), ("Ui/Ui.csproj", Project("")));

        repo.Edges.ShouldBe(["Old → Ui"]);
        repo.Commit.Unreadable.ShouldBeEmpty();
        repo.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void A_condition_that_depends_on_the_build_counts_as_true_and_is_noted()
    {
        var repo = Repo.Of(("Api/Api.csproj", Reference("../Ui/Ui.csproj", "Condition=\"'$(TargetFramework)' == 'net48'\"")), ("Ui/Ui.csproj", Project("")));

        repo.Edges.ShouldBe(["Api → Ui"]);
        repo.Notices.ShouldHaveSingleItem().ShouldBe("Api/Api.csproj: the condition '$(TargetFramework)' == 'net48' of a reference to ../Ui/Ui.csproj was taken as true");
    }

    [Theory]
    [InlineData("'$(MSBuildProjectName)' == 'Api.Tests'")]
    [InlineData("$(MSBuildProjectName.EndsWith('.Tests'))")]
    [InlineData("'$(IsTests)' == 'true'")]
    [InlineData("!('$(MSBuildProjectName)' != 'Api.Tests') and '$(Configuration)' == 'Debug'")]
    [InlineData("'$([MSBuild]::GetPathOfFileAbove('tests.marker', '$(MSBuildProjectDirectory)'))' != ''")]
    public void A_condition_on_the_name_of_the_project_is_decided(string condition)
    {
        var repo = Repo.Of(
            ("Directory.Build.props", $"""
                <Project>
                  <PropertyGroup><IsTests>$(MSBuildProjectName.EndsWith('.Tests'))</IsTests></PropertyGroup>
                  <ItemGroup Condition="{condition}"><ProjectReference Include="$(MSBuildThisFileDirectory)Kit/Kit.csproj" /></ItemGroup>
                </Project>
                """),
            ("Api/Api.csproj", Project("")), ("Api.Tests/Api.Tests.csproj", Project("")), ("Api.Tests/tests.marker", ""), ("Kit/Kit.csproj", Project("")));

        repo.Edges.ShouldBe(["Api.Tests → Kit"]);
    }

    [Theory]
    [InlineData("'$(UseKit)' == 'true'")]
    [InlineData("'$(MSBuildProjectName)' == 'Other' or '$(UseKit)' == 'true'")]
    [InlineData("$(UseKit)")]
    [InlineData("this is no condition (")]
    [InlineData("'$(MSBuildProjectName.Length)' > 100")]
    public void Nothing_is_left_out_for_a_condition_that_somebody_may_decide_otherwise(string condition)
    {
        var repo = Repo.Of(
            ("Api/Api.csproj", $"""
                <Project>
                  <PropertyGroup><UseKit>false</UseKit></PropertyGroup>
                  <ItemGroup Condition="{condition.Replace(">", "&gt;")}"><ProjectReference Include="../Kit/Kit.csproj" /></ItemGroup>
                </Project>
                """),
            ("Kit/Kit.csproj", Project("")));

        repo.Edges.ShouldBe(["Api → Kit"]);
    }

    [Fact]
    public void Every_value_that_a_property_may_have_counts()
    {
        var repo = Repo.Of(
            ("Api/Api.csproj", """
                <Project>
                  <PropertyGroup>
                    <Store>Sql</Store>
                    <Store Condition="'$(Cloud)' == 'true'">Blob</Store>
                  </PropertyGroup>
                  <Choose><When Condition="'$(X)' == ''"><PropertyGroup><Store>File</Store></PropertyGroup></When></Choose>
                  <ItemGroup><ProjectReference Include="../$(Store)/$(Store).csproj" /></ItemGroup>
                </Project>
                """),
            ("Sql/Sql.csproj", Project("")), ("Blob/Blob.csproj", Project("")), ("File/File.csproj", Project("")));

        repo.Edges.ShouldBe(["Api → Blob", "Api → File", "Api → Sql"]);
        repo.Commit.Unreadable.ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_below_a_folder_that_is_not_known_is_every_project_with_that_ending()
    {
        var repo = Repo.Of(("src/Api/Api.csproj", Reference(@"$(SolutionDir)lib\..\Ui\Ui.csproj")), ("src/Ui/Ui.csproj", Project("")), ("old/Ui/Ui.csproj", Project("")), ("Web/Web.csproj", Project("")));

        repo.Graph.Edges.Select(edge => edge.To.Root).ShouldBe(["old/Ui", "src/Ui"]);
        repo.Notices.ShouldHaveSingleItem().ShouldContain("it is not known where");
    }

    [Theory]
    [InlineData("$(Everything)")]
    [InlineData("$([System.IO.Directory]::GetFiles('..', '*.csproj'))")]
    [InlineData("@(Projects->'../%(Identity)/%(Identity).csproj')")]
    public void A_reference_that_could_be_anything_is_told(string include)
    {
        var repo = Repo.Of(("Api/Api.csproj", Reference(include.Replace(">", "&gt;"))), ("Ui/Ui.csproj", Project("")));

        repo.Commit.Unreadable.ShouldHaveSingleItem().Key.ShouldBe("Api/Api.csproj");
    }

    [Fact]
    public void References_through_other_items_are_followed() =>
        Repo.Of(("Api/Api.csproj", Project("<Mine Include=\"../Ui/Ui.csproj\" /><ProjectReference Include=\"@(Mine)\" />")), ("Ui/Ui.csproj", Project(""))).Edges.ShouldBe(["Api → Ui"]);

    [Fact]
    public void What_a_target_builds_is_an_edge() =>
        Repo.Of(("Api/Api.csproj", "<Project><Target Name=\"X\"><MSBuild Projects=\"../Gen/Gen.csproj\" Targets=\"Run\" /></Target></Project>"), ("Gen/Gen.csproj", Project(""))).Edges.ShouldBe(["Api → Gen"]);

    [Fact]
    public void What_a_target_builds_without_saying_what_is_noted()
    {
        var repo = Repo.Of(("Api/Api.csproj", "<Project><Target Name=\"X\"><MSBuild Projects=\"$(Inner)\" /></Target></Project>"));

        repo.Commit.Unreadable.ShouldBeEmpty();
        repo.Notices.ShouldBe(["Api/Api.csproj: it is not known which projects $(Inner) refers to"]);
    }

    [Fact]
    public void A_reference_to_another_kind_of_project_is_its_folder_and_what_it_refers_to()
    {
        var repo = Repo.Of(("Api/Api.csproj", Reference("../all/dirs.proj")), ("all/dirs.proj", Reference("../Ui/Ui.csproj;../Api/Api.csproj")), ("Ui/Ui.csproj", Project("")), ("all/x.txt", ""));

        repo.Edges.ShouldBe(["Api → Ui"]);
        repo.UsersOf("all/x.txt").ShouldBe(["Api"]);
    }

    [Fact]
    public void A_reference_out_of_the_repository_or_to_nothing_is_noted_and_no_more()
    {
        var repo = Repo.Of(("Api/Api.csproj", Project("<ProjectReference Include=\"../../Other/Other.csproj\" /><ProjectReference Include=\"C:\\x\\x.csproj\" /><ProjectReference Include=\"../Gone/Gone.csproj\" />")));

        repo.Edges.ShouldBeEmpty();
        repo.Commit.Unreadable.ShouldBeEmpty();
        repo.Notices.ShouldBe([
            "Api/Api.csproj: the reference to ../../Other/Other.csproj leads out of the repository",
            @"Api/Api.csproj: the reference to C:\x\x.csproj leads out of the repository",
            "Api/Api.csproj: the reference to ../Gone/Gone.csproj is not in the repository",
        ]);
    }

    [Fact]
    public void A_cycle_is_two_edges() =>
        Repo.Of(("A/A.csproj", Reference("../B/B.csproj")), ("B/B.csproj", Reference("../A/A.csproj"))).Edges.ShouldBe(["A → B", "B → A"]);
}
