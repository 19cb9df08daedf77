using DetectChanges.Targets.Sources.Docker;

namespace DetectChanges.Tests.Targets.Docker;

/// <summary>Build contexts from the steps of workflows.</summary>
public class WorkflowBuildsTests
{
    private static readonly string[] Places = ["src/a", "apps/src/a", "apps/web/src/a", "apps/api/src/a"];

    // Where the images find "src".
    private static string Contexts(string job, string image = "apps/web")
    {
        var commit = Described.By([new DockerProjects()], [
            (".github/workflows/ci.yml", "jobs:\n  j:\n    " + job.Replace("\n", "\n    ", StringComparison.Ordinal)),
            ("apps/web/Dockerfile", "FROM scratch\nCOPY src /x\n"), ("apps/api/Dockerfile", "FROM scratch\nCOPY src /x\n"), .. Places.Select(place => (place, ""))]);
        return string.Join(" ", Places.Where(place => commit.InputsOf(place).Any(input => input.StartsWith(image + ":", StringComparison.Ordinal))));
    }

    private static string With(string with) => $"steps:\n  - uses: docker/build-push-action@v6\n    with: {{ {with} }}";

    private static string Run(string run) => $"steps:\n  - run: |\n      {run.Replace("\n", "\n      ", StringComparison.Ordinal)}";

    [Theory]
    [InlineData("context: ., file: apps/web/Dockerfile", "src/a")]
    [InlineData("context: ./apps, file: ./apps/web/Dockerfile", "apps/src/a")]
    [InlineData("file: apps/web/Dockerfile, push: true", "src/a")]
    [InlineData("context: '{{defaultContext}}:apps', file: apps/web/Dockerfile", "apps/src/a")]
    [InlineData("context: apps/web/", "apps/web/src/a")]
    public void The_step_says_the_context(string with, string expected) => Contexts(With(with)).ShouldBe(expected);

    [Theory]
    [InlineData("docker build -f apps/web/Dockerfile .", "src/a")]
    [InlineData("docker build . --file=apps/web/Dockerfile --tag x", "src/a")]
    [InlineData("set -e\ndocker buildx build --push --platform linux/amd64 \\\n  -t a/b:\"$TAG\" \\\n  -f apps/web/Dockerfile apps && echo ok", "apps/src/a")]
    [InlineData("docker build -q apps/web/ | tee x", "apps/web/src/a")]
    public void A_plain_command_says_the_context(string run, string expected) => Contexts(Run(run)).ShouldBe(expected);

    [Fact]
    public void A_command_runs_in_its_working_directory() =>
        Contexts("defaults: { run: { working-directory: apps } }\nsteps:\n  - run: docker build -f web/Dockerfile .").ShouldBe("apps/src/a");

    [Theory]
    [InlineData("strategy: { matrix: { app: [web, api] } }\n", "context: ., file: 'apps/${{ matrix.app }}/Dockerfile'")]
    [InlineData("strategy: { matrix: { include: [{ f: apps/web/Dockerfile }, { f: apps/api/Dockerfile }] } }\n", "context: ., file: '${{matrix.f}}'")]
    [InlineData("strategy: { matrix: { app: [{ dir: web }, { dir: api }] } }\n", "context: ., file: 'apps/${{ matrix.app.dir }}/Dockerfile'")]
    [InlineData("strategy: { matrix: '${{ fromJSON(needs.changes.outputs.matrix) }}' }\n", "context: ., file: 'apps/${{ matrix.name }}/Dockerfile'")]
    [InlineData("", "context: ., file: './apps/${{ inputs.app }}/Dockerfile'")]
    public void A_matrix_says_several(string matrix, string with)
    {
        Contexts(matrix + With(with)).ShouldBe("src/a");
        Contexts(matrix + With(with), "apps/api").ShouldBe("src/a");
    }

    [Fact]
    public void The_same_expression_stands_for_the_same_text()
    {
        Contexts(With("context: 'apps/${{ matrix.app }}'")).ShouldBe("apps/web/src/a");
        Contexts(With("context: 'apps/${{ matrix.app }}'"), "apps/api").ShouldBe("apps/api/src/a");
    }

    [Theory]
    [InlineData("context: '${{ inputs.context }}'")]
    [InlineData("context: 'apps/${{ inputs.a }}', file: apps/web/Dockerfile")]
    public void What_is_known_only_when_it_runs_is_told(string with) =>
        Described.By([new DockerProjects()], (".github/workflows/ci.yml", "jobs:\n  j:\n    " + With(with).Replace("\n", "\n    ", StringComparison.Ordinal)), ("apps/web/Dockerfile", "FROM scratch"))
            .Notices.ShouldContain(notice => notice.StartsWith(".github/workflows/ci.yml: the context '") && notice.EndsWith("is known only when it runs"));

    [Theory]
    [InlineData("docker build -f $FILE .")]
    [InlineData("docker build")]
    [InlineData("docker build - < Dockerfile")]
    [InlineData("docker build -t")]
    public void A_command_that_is_not_plain_says_nothing(string run) => Contexts(Run(run)).ShouldBe("apps/web/src/a");
}
