namespace DetectChanges.Tests.Targets.DotNet;

public class BrokenProjectTests
{
    private const string Empty = "<Project Sdk=\"Microsoft.NET.Sdk\" />";

    [Theory]
    [InlineData("<Project><ItemGroup></Project>")]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("<!DOCTYPE Project [<!ENTITY a \"b\">]><Project>&a;</Project>")]
    public void A_project_that_cannot_be_read_is_still_a_project_and_is_told(string text)
    {
        var repo = Repo.Of(("Api/Api.csproj", text), ("Ui/Ui.csproj", Empty));

        repo.Graph.Projects.Select(project => project.Name).Order(StringComparer.Ordinal).ShouldBe(["Api", "Ui"]);
        repo.Commit.Unreadable.ShouldHaveSingleItem().Key.ShouldBe("Api/Api.csproj");
    }

    [Fact]
    public void An_imported_file_that_cannot_be_read_is_told_and_still_counts()
    {
        var repo = Repo.Of(("Directory.Build.props", "<Project"), ("Api/Api.csproj", Empty));

        repo.Commit.Unreadable.ShouldHaveSingleItem().Key.ShouldBe("Directory.Build.props");
        repo.UsersOf("Directory.Build.props").ShouldBe(["Api"]);
    }

    [Fact]
    public void A_deleted_project_and_its_edges_are_in_the_older_commit_only()
    {
        const string Web = "<Project><ItemGroup><ProjectReference Include=\"../Ui/Ui.csproj\" /></ItemGroup></Project>";
        var before = Repo.Of(("Web/Web.csproj", Web), ("Ui/Ui.csproj", Empty));
        var after = Repo.Of(("Web/Web.csproj", Web));

        before.Edges.ShouldBe(["Web → Ui"]);
        after.Edges.ShouldBeEmpty();
        after.Graph.Projects.ShouldHaveSingleItem().Name.ShouldBe("Web");
    }

    [Fact]
    public void Nothing_that_is_written_makes_it_fail_or_takes_long()
    {
        var doubling = string.Concat(Enumerable.Range(0, 64).Select(i => $"<P{i + 1}>$(P{i})$(P{i})</P{i + 1}>"));
        var many = string.Concat(Enumerable.Range(0, 200).Select(i => $"<Q Condition=\"'$(x)' == '{i}'\">$(Q)../{i}/;</Q>"));
        var nested = string.Concat(Enumerable.Repeat("<Choose><When>", 2000)) + string.Concat(Enumerable.Repeat("</When></Choose>", 2000));
        var calls = string.Concat(Enumerable.Repeat("$([MSBuild]::NormalizePath(", 500)) + string.Concat(Enumerable.Repeat("))", 500));
        var repo = Repo.Of(("Api/Api.csproj", $"""
            <Project>
              <PropertyGroup><P0>0123456789</P0>{doubling}{many}<R>$(R</R><S>{calls}</S><T>$([MSBuild]::GetPathOfFileAbove())$()$(.)$([)$(A.B.C(','))</T></PropertyGroup>
              {nested}
              <ItemGroup Condition="{new string('(', 3000)}!!!">
                <Compile Include="$(P64);$(Q);$(R);$(S);$(T);@(Compile);%(x);**/../*;*:\?" />
                <ProjectReference Include="$(Q)" /><ProjectReference Include="" /><ProjectReference /><PackageReference Include="@(" Version="$(" />
              </ItemGroup>
            </Project>
            """), ("Ui/Ui.csproj", Empty));

        repo.Graph.Projects.Count.ShouldBe(2);
        repo.Commit.Unreadable.ShouldHaveSingleItem().Key.ShouldBe("Api/Api.csproj");
    }

    [Fact]
    public void What_is_said_about_foreign_text_is_one_short_line()
    {
        var repo = Repo.Of(("Api/Api.csproj", $"<Project><ItemGroup><ProjectReference Include=\"../&#10;::error::x&#x202E;{new string('y', 500)}.csproj\" /></ItemGroup></Project>"));

        var notice = repo.Notices.ShouldHaveSingleItem();
        notice.Length.ShouldBeLessThan(200);
        notice.Any(c => char.IsControl(c) || c == '\u202E').ShouldBeFalse();
    }
}
