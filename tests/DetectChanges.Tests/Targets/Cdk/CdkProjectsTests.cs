using DetectChanges.Targets.Sources.Cdk;
using DetectChanges.Targets.Sources.Terraform;
using DetectChanges.Tests.Targets.Docker;

namespace DetectChanges.Tests.Targets.Cdk;

public class CdkProjectsTests
{
    private static Described Of(params (string Path, string Text)[] files) => Described.By([new TerraformProjects(), new CdkProjects()], files);

    [Fact]
    public void A_folder_with_cdk_json_is_a_project_and_owns_its_context()
    {
        var commit = Of(("infra/cdk.json", "{\"app\": \"npx ts-node --prefer-ts-exts bin/app.ts\"}"), ("infra/cdk.context.json", ""), ("infra/bin/app.ts", ""));
        commit.Projects.ShouldBe(["cdk infra"]);
        commit.Edges.ShouldBeEmpty();
        commit.Affected("infra/cdk.context.json").ShouldBe(["infra ← infra/cdk.context.json"]);
    }

    [Theory]
    [InlineData("python3 ../stacks/app.py")]
    [InlineData("dotnet run --project ../stacks/App/App.csproj")]
    [InlineData("dotnet run --project=../stacks/App/App.csproj")]
    [InlineData("node '../stacks/dist/app.js'")]
    [InlineData("cd ../stacks && go run ./cmd")]
    public void A_program_in_another_project_is_a_dependency(string app) =>
        Of(("infra/cdk.json", $"{{\"app\": \"{app}\"}}"), ("stacks/main.tf", "")).Affected("stacks/main.tf").ShouldBe(["infra ← stacks ← stacks/main.tf", "stacks ← stacks/main.tf"]);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    public void A_file_that_is_no_json_object_is_no_crash(string text) => Of(("infra/cdk.json", text)).Projects.ShouldBe(["cdk infra"]);

    [Fact]
    public void A_broken_file_affects_its_project() => Of(("infra/cdk.json", "{")).Affected("x").ShouldHaveSingleItem().ShouldStartWith("infra ← infra/cdk.json (not understood");
}
