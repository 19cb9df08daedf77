using System.Text.Json;
using Testing;

namespace DetectChanges.Tests.Targets;

/// <summary>A monorepo of many kinds, from the push to the outputs: API, site, app, worker, a library they share, infrastructure.</summary>
public sealed class MonorepoTests : IDisposable
{
    private static readonly (string Path, string Content)[] Files =
    [
        ("package.json", """{ "private": true, "workspaces": ["apps/*", "packages/*"] }"""),
        ("apps/web/package.json", """{ "name": "@shop/web", "dependencies": { "@shop/ui": "*", "next": "15.0.0" } }"""),
        ("apps/web/pages/index.tsx", "export default 1\n"),
        ("apps/web/Dockerfile", "FROM node:22 AS build\nWORKDIR /app\nCOPY package.json ./\nCOPY apps/web apps/web\nFROM nginx\nCOPY --from=build /app/out /usr/share/nginx/html\nCOPY deploy/nginx.conf /etc/nginx/nginx.conf\n"),
        ("apps/mobile/package.json", """{ "name": "@shop/mobile", "dependencies": { "expo": "52.0.0" } }"""),
        ("packages/ui/package.json", """{ "name": "@shop/ui", "version": "1.0.0" }"""),
        ("packages/ui/src/button.tsx", "export {}\n"),
        ("backend/pyproject.toml", "[project]\nname = \"shop-backend\"\nversion = \"1\"\n"),
        ("backend/app/main.py", "app = 1\n"),
        ("backend/alembic/versions/1.py", "x = 1\n"),
        ("backend/Dockerfile", "FROM python:3.12\nCOPY . .\n"),
        ("worker/requirements.txt", "-e ../backend\ncelery\n"),
        ("worker/tasks.py", "x = 1\n"),
        ("infrastructure/cdk.json", """{ "app": "npx ts-node bin/app.ts" }"""),
        ("infrastructure/package.json", """{ "name": "infrastructure" }"""),
        ("compose.yml", "services:\n  web:\n    build: { context: ., dockerfile: apps/web/Dockerfile }\n  backend:\n    build: backend\n"),
        ("deploy/nginx.conf", "events {}\n"),
        (".github/workflows/deploy.yml", "on: push\njobs:\n  build:\n    uses: ./.github/workflows/build.yml\n"),
        (".github/workflows/build.yml", "on: workflow_call\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps: [{ run: make }]\n"),
        ("README.md", "shop\n"),
    ];

    private readonly Detection detection = new() { Filters = SevenFilters.Yaml };
    private readonly string before;

    public MonorepoTests()
    {
        foreach (var (path, content) in Files) detection.Sandbox.Write(path, content);
        before = detection.Sandbox.CommitAll();
        detection.Sandbox.Push("main");
        detection.Inputs["targets"] = "auto";
    }

    private async Task<ActionRun> ChangeAsync(string path, int depth = 2)
    {
        detection.Sandbox.Write(path, Files.FirstOrDefault(file => file.Path == path).Content + "\n");
        var after = detection.Sandbox.CommitAll();
        detection.Sandbox.Push("main");
        var run = await detection.PushAsync(before, after, depth: depth);
        run.ExitCode.ShouldBe(0, run.Log);
        return run;
    }

    private static IEnumerable<string> Projects(ActionRun run) => JsonSerializer.Deserialize<List<string>>(run.Outputs["projects"])!;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_change_in_the_library_affects_the_site_though_no_filter_says_so(int depth)
    {
        using var run = await ChangeAsync("packages/ui/src/button.tsx", depth);

        Detection.Changes(run).ShouldBe(["ui"]);
        run.Outputs["web"].ShouldBe("false");
        Projects(run).ShouldBe(["@shop/ui", "@shop/web"]);
        run.Outputs["any"].ShouldBe("true");
        run.Outputs["fallback"].ShouldBe("false");
        run.Outputs["matrix"].ShouldBe(
            """{"include":[{"name":"@shop/ui","path":"packages/ui","kind":"npm","reason":"changed"},{"name":"@shop/web","path":"apps/web","kind":"npm","reason":"@shop/web ← @shop/ui"}]}""");
        run.Summary.ShouldContain("`@shop/web ← @shop/ui ← packages/ui/src/button.tsx`");
    }

    [Theory]
    [InlineData("backend/app/main.py", "backend", "shop-backend worker")]
    [InlineData("backend/alembic/versions/1.py", "backend migrations", "shop-backend worker")]
    [InlineData("worker/tasks.py", "worker", "worker")]
    [InlineData("apps/mobile/app.tsx", "mobile", "@shop/mobile")]
    [InlineData("deploy/nginx.conf", "", "@shop/web")]
    [InlineData("package.json", "", "@shop/mobile @shop/ui @shop/web infrastructure")]
    [InlineData(".github/workflows/build.yml", "infrastructure", ".github/workflows/build.yml .github/workflows/deploy.yml")]
    [InlineData("infrastructure/bin/app.ts", "infrastructure", "infrastructure")]
    [InlineData("README.md", "", "")]
    public async Task Each_file_affects_those_it_concerns(string path, string filters, string projects)
    {
        using var run = await ChangeAsync(path);

        Detection.Changes(run).ShouldBe(Words(filters));
        Projects(run).ShouldBe(Words(projects), run.Summary);
    }

    [Fact]
    public async Task Only_targets_are_enough_to_ask_for()
    {
        detection.Filters = "";

        using var run = await ChangeAsync("worker/tasks.py");

        Projects(run).ShouldBe(["worker"]);
        run.Outputs["changes"].ShouldBe("[]");
    }

    [Fact]
    public async Task What_is_written_down_adds_to_what_is_found()
    {
        detection.Sandbox.Write("projects.yml", "projects:\n  docs:\n    root: docs\n    depends-on: ['@shop/ui']\nglobal: ['.tool-versions']\n");
        detection.Sandbox.CommitAll();
        detection.Inputs["targets"] = "projects.yml";
        var written = detection.Sandbox.Head;
        var after = detection.Sandbox.Commit("packages/ui/src/button.tsx");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(written, after);

        Projects(run).ShouldBe(["@shop/ui", "@shop/web", "docs"], run.Log);
    }

    [Fact]
    public async Task A_project_file_that_names_what_does_not_exist_is_refused()
    {
        detection.Sandbox.Write("projects.yml", "projects:\n  docs:\n    root: doc\n  site:\n    root: docs\n    depends-on: [ui]\n");
        detection.Inputs["targets"] = "projects.yml";
        var after = detection.Sandbox.CommitAll();
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(before, after);

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("the project 'docs' has the root 'doc', which is no folder of the repository; the project 'site' depends on 'ui', which is neither the name nor the folder of a project");
    }

    [Fact]
    public async Task More_projects_than_a_matrix_holds_end_the_step_with_advice()
    {
        foreach (var number in Enumerable.Range(0, 257)) detection.Sandbox.Write($"packages/p{number}/package.json", $$"""{ "name": "p{{number}}" }""");
        var after = detection.Sandbox.CommitAll();
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(before, after);

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("257 projects are affected; a matrix makes at most 256 jobs");
        run.Outputs.Keys.ShouldNotContain("ui");
    }

    [Fact]
    public async Task A_manifest_that_is_broken_makes_the_answer_wider_and_says_so()
    {
        detection.Sandbox.Write("apps/mobile/package.json", "{ \"name\": ");
        detection.Sandbox.CommitAll();
        var after = detection.Sandbox.Commit("worker/tasks.py");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Sandbox.Git(detection.Sandbox.Author, "rev-parse", "HEAD~1"), after);

        Projects(run).ShouldContain("worker");
        run.Outputs["fallback"].ShouldBe("true");
        run.Log.ShouldContain("::warning title=Wider than needed::'apps/mobile/package.json' is not understood");
    }

    [Fact]
    public async Task A_folder_that_a_shell_could_take_for_more_than_a_name_is_kept_out_of_the_outputs()
    {
        detection.Sandbox.Write("packages/$(reboot)/package.json", """{ "name": "evil" }""");
        var after = detection.Sandbox.CommitAll();
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(before, after);

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("The folder of the project 'evil' holds characters that must not end in a script");
        run.Outputs["matrix"].ShouldBe("");
        run.Outputs.Values.ShouldAllBe(value => value == "");
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => detection.Dispose();
}
