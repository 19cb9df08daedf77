using Actions.Toolkit;

namespace DetectChanges.Tests.Targets.DotNet;

/// <summary>The same solution read by us and by MSBuild itself.</summary>
public sealed class RealBuildTests : IDisposable
{
    private static readonly Dictionary<string, string> Solution = new()
    {
        ["Directory.Build.props"] = """
            <Project>
              <PropertyGroup>
                <Root>$(MSBuildThisFileDirectory)</Root>
                <IsTests>$(MSBuildProjectName.EndsWith('.Tests'))</IsTests>
              </PropertyGroup>
              <ItemGroup Condition="'$(IsTests)' == 'true'"><ProjectReference Include="$(MSBuildThisFileDirectory)tests/Kit/Kit.csproj" /></ItemGroup>
            </Project>
            """,
        ["Directory.Build.targets"] = """
            <Project>
              <Target Name="Edges"><Message Importance="high" Text="edge: $(MSBuildProjectName) → %(ProjectReference.Filename)" Condition="'%(ProjectReference.Identity)' != ''" /></Target>
            </Project>
            """,
        ["src/Directory.Build.props"] = """
            <Project>
              <Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" />
              <PropertyGroup><Source>$(Root)src</Source></PropertyGroup>
            </Project>
            """,
        ["eng/common.props"] = """
            <Project>
              <PropertyGroup><Core Condition="'$(Core)' == ''">..\Core</Core></PropertyGroup>
              <ItemGroup><ProjectReference Include="$(Core)\Core.csproj" /></ItemGroup>
            </Project>
            """,
        ["src/Core/Core.csproj"] = """<Project Sdk="Microsoft.NET.Sdk" />""",
        ["src/Ui/Ui.csproj"] = """<Project Sdk="Microsoft.NET.Sdk"><Import Project="..\..\eng\common.props" /></Project>""",
        ["src/Api/Api.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="$([MSBuild]::GetDirectoryNameOfFileAbove($(MSBuildThisFileDirectory), 'Directory.Build.targets'))/eng/*.props" />
              <ItemGroup>
                <ProjectReference Include="$(Source)\Ui\Ui.csproj;..\Web\Web.fsproj" />
                <Worker Include="..\Worker\Worker.csproj" /><ProjectReference Include="@(Worker)" />
              </ItemGroup>
            </Project>
            """,
        ["src/Web/Web.fsproj"] = """<Project Sdk="Microsoft.NET.Sdk" />""",
        ["src/Worker/Worker.csproj"] = """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="../**/C*.csproj" Exclude="../**/Cli.csproj" /></ItemGroup></Project>""",
        ["src/Cli/Cli.csproj"] = """<Project Sdk="Microsoft.NET.Sdk" />""",
        ["tests/Kit/Kit.csproj"] = """<Project Sdk="Microsoft.NET.Sdk" />""",
        ["tests/Api.Tests/Api.Tests.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><ProjectReference Include="$(Root)src/$(MSBuildProjectName.Replace('.Tests', ''))/Api.csproj" ReferenceOutputAssembly="false" /></ItemGroup>
            </Project>
            """,
    };

    private readonly string folder = Directory.CreateTempSubdirectory("real-build-").FullName;

    [Fact]
    public async Task Every_edge_is_one_for_the_real_build_and_the_other_way_round()
    {
        var ours = Repo.Of(Solution);

        ours.Edges.ShouldBe(await EdgesOfTheBuild());
        ours.Commit.Unreadable.ShouldBeEmpty();
        ours.Notices.ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<IEnumerable<string>> EdgesOfTheBuild()
    {
        foreach (var (path, text) in Solution.Append(new("All.proj", """
            <Project>
              <ItemGroup><All Include="**/*.*sproj" /></ItemGroup>
              <Target Name="Edges"><MSBuild Projects="@(All)" Targets="Edges" Properties="TargetFramework=net10.0" /></Target>
            </Project>
            """)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            await File.WriteAllTextAsync(Path.Combine(folder, path), text);
        }

        var run = await new ProcessRunner(TimeProvider.System).RunAsync(
            new("dotnet", ["msbuild", "All.proj", "-target:Edges", "-nologo", "-nodeReuse:false", "-tl:off"]) { WorkingDirectory = folder, Timeout = TimeSpan.FromMinutes(3) }, TestContext.Current.CancellationToken);
        var output = System.Text.Encoding.UTF8.GetString(run.StandardOutput);
        run.ExitCode.ShouldBe(0, output + run.StandardError);
        return output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("edge: ", StringComparison.Ordinal)).Select(line => line["edge: ".Length..]).Order(StringComparer.Ordinal);
    }
}
