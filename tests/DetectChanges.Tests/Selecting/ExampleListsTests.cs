using System.Text.Json.Nodes;
using Testing;

namespace DetectChanges.Tests.Selecting;

/// <summary>What the lists of examples/ choose when one file of a monorepo changes.</summary>
public sealed class ExampleListsTests : IDisposable
{
    private readonly Detection detection = new();

    [Theory]
    [InlineData("ecs-web-mobile", "checks.yml", "backend/app/main.py", "backend-lint worker-lint backend-tests worker-tests")]
    [InlineData("ecs-web-mobile", "checks.yml", "backend/alembic/versions/1_a.py", "backend-lint worker-lint backend-tests worker-tests")]
    [InlineData("ecs-web-mobile", "checks.yml", "worker/tasks.py", "worker-lint worker-tests")]
    [InlineData("ecs-web-mobile", "checks.yml", "packages/ui/button.tsx", "web-lint ui-lint web-tests ui-tests")]
    [InlineData("ecs-web-mobile", "checks.yml", "apps/web/page.tsx", "web-lint web-tests")]
    [InlineData("ecs-web-mobile", "checks.yml", "apps/mobile/app.tsx", "")]
    [InlineData("ecs-web-mobile", "images.yml", "packages/ui/button.tsx", "frontend")]
    [InlineData("ecs-web-mobile", "images.yml", "worker/tasks.py", "worker")]
    [InlineData("ecs-web-mobile", "images.yml", "backend/alembic/versions/1_a.py", "backend worker migrations")]
    [InlineData("ecs-web-mobile", "images.yml", "infrastructure/stack.ts", "")]
    [InlineData("django-react", "checks.yml", "backend/apps/shop/models.py",
        "backend-lint backend-tests (3.11, 5.1) backend-tests (3.11, 5.2) backend-tests (3.12, 5.1) backend-tests (3.12, 5.2)")]
    [InlineData("django-react", "checks.yml", "frontend/src/app.tsx", "frontend-lint frontend-tests (20) frontend-tests (22)")]
    [InlineData("django-react", "images.yml", "frontend/src/app.tsx", "frontend")]
    [InlineData("compose-services", "checks.yml", "src/app.py", "backend-lint backend-typecheck backend-security backend-tests")]
    [InlineData("compose-services", "checks.yml", "migrations/versions/1_a.py", "backend-lint backend-typecheck backend-tests")]
    [InlineData("compose-services", "checks.yml", "frontend/src/app.tsx", "frontend-lint frontend-tests")]
    [InlineData("compose-services", "images.yml", "uv.lock", "backend")]
    [InlineData("ecs-three-branches", "checks.yml", "app/main.py", "lint tests integration")]
    [InlineData("ecs-three-branches", "images.yml", "Dockerfile", "app")]
    [InlineData("lambda-apprunner", "checks.yml", "backend/app/main.py", "backend-lint backend-tests")]
    [InlineData("lambda-apprunner", "checks.yml", "worker/app/main.py", "worker-tests")]
    [InlineData("lambda-apprunner", "checks.yml", "frontend/src/app.tsx", "frontend-lint frontend-tests")]
    [InlineData("lambda-apprunner", "images.yml", "frontend/src/app.tsx", "frontend")]
    [InlineData("lambda-apprunner", "images.yml", "terraform/main.tf", "")]
    public async Task A_changed_file_chooses(string folder, string list, string path, string names)
    {
        detection.Inputs["filters"] = Text(folder, "filters.yml");
        detection.Inputs["select"] = Text(folder, list);
        var after = detection.Sandbox.Commit(path);
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Root, after);

        run.ExitCode.ShouldBe(0, run.Log);
        string.Join(' ', JsonNode.Parse(run.Outputs["selected"])!.AsObject().SelectMany(stage => stage.Value!.AsArray()).Select(entry => (string)entry!["name"]!)).ShouldBe(names);
    }

    public void Dispose() => detection.Dispose();

    private static string Text(string folder, string file) => File.ReadAllText(Repository.File("examples", folder, ".github", file));
}
