using DetectChanges.Targets.Sources.Docker;

namespace DetectChanges.Tests.Targets.Docker;

/// <summary>Build contexts from compose files.</summary>
public class ComposeFilesTests
{
    private static Described Of(params (string Path, string Text)[] files) => Described.By([new DockerProjects()], files);

    // Where the image of apps/web finds "src".
    private static string[] ContextsOf(params (string Path, string Text)[] files)
    {
        var commit = Of([.. files, ("apps/web/Dockerfile", "FROM scratch\nCOPY src /x\n"), ("src/a", ""), ("apps/src/a", ""), ("apps/web/src/a", ""), ("deploy/src/a", "")]);
        return [.. new[] { "src/a", "apps/src/a", "apps/web/src/a", "deploy/src/a" }.Where(path => commit.InputsOf(path).Length > 0)];
    }

    [Theory]
    [InlineData("build: apps/web", "apps/web/src/a")]
    [InlineData("build: ./apps/web/", "apps/web/src/a")]
    [InlineData("build: { context: ., dockerfile: apps/web/Dockerfile }", "src/a")]
    [InlineData("build: { context: apps, dockerfile: web/Dockerfile }", "apps/src/a")]
    [InlineData("build: { context: apps, dockerfile: ../apps/web/Dockerfile }", "apps/src/a")]
    [InlineData("build: { context: '${CTX:-apps}', dockerfile: web/Dockerfile }", "apps/src/a")]
    [InlineData("build: { dockerfile: apps/web/Dockerfile }", "src/a")]
    public void The_context_of_a_service(string build, string expected) => ContextsOf(("compose.yaml", $"services:\n  web:\n    {build}\n")).ShouldBe([expected]);

    [Theory]
    [InlineData("docker-compose.yml")]
    [InlineData("docker-compose.prod.yaml")]
    [InlineData("compose.override.yml")]
    [InlineData("dev.docker-compose.yml")]
    public void Files_are_found_by_their_names(string name) => ContextsOf((name, "services: { web: { build: { context: ., dockerfile: apps/web/Dockerfile } } }")).ShouldBe(["src/a"]);

    [Fact]
    public void All_known_contexts_count() =>
        ContextsOf(("compose.yml", "services:\n  a: { build: apps/web }\n  b: { build: { context: ., dockerfile: apps/web/Dockerfile } }\n")).ShouldBe(["src/a", "apps/web/src/a"]);

    [Fact]
    public void An_override_without_a_context_has_that_of_the_file_beside_it() =>
        ContextsOf(("compose.yml", "services: { web: { build: { context: apps, dockerfile: web/Dockerfile } } }"), ("compose.override.yml", "services: { web: { build: { target: dev } } }")).ShouldBe(["apps/src/a"]);

    [Fact]
    public void A_service_takes_over_what_it_extends_in_another_file()
    {
        var commit = Of(
            ("compose.yml", "services:\n  web:\n    extends: { file: deploy/compose.common.yml, service: app }\n    build: { dockerfile: other.Dockerfile }\n"),
            ("deploy/compose.common.yml", "services:\n  app: { build: { context: ../apps } }\n"),
            ("apps/other.Dockerfile", "FROM scratch\nCOPY . .\n"));
        commit.InputsOf("apps/x").ShouldHaveSingleItem();
    }

    [Fact]
    public void Services_that_extend_each_other_are_no_crash() =>
        Of(("compose.yml", "services:\n  a: { extends: b, build: { target: x } }\n  b: { extends: { service: a }, build: { target: y } }\n")).NotUnderstood.ShouldBeEmpty();

    [Fact]
    public void Merge_keys_and_tags_are_read() =>
        ContextsOf(("compose.yml", "x-app: &app\n  build: { context: ., dockerfile: apps/web/Dockerfile }\nservices:\n  web:\n    <<: *app\n    ports: !reset []\n")).ShouldBe(["src/a"]);

    [Fact]
    public void A_dockerfile_inside_the_compose_file_is_a_project_of_its_context()
    {
        var commit = Of(("compose.yml", "services:\n  tool:\n    build:\n      context: tool\n      dockerfile_inline: |\n        FROM scratch\n        COPY a /x\n"), ("tool/a", ""));
        commit.Projects.ShouldBe(["docker tool"]);
        commit.InputsOf("tool/a").ShouldHaveSingleItem();
    }

    [Fact]
    public void A_dockerfile_of_any_other_name_takes_its_whole_context()
    {
        var commit = Of(("compose.yml", "services: { web: { build: { context: ., dockerfile: web/image.txt } } }"), ("web/image.txt", "FROM scratch"), ("x", ""));
        commit.InputsOf("x").ShouldHaveSingleItem();
        commit.Notices.ShouldHaveSingleItem().ShouldStartWith("web/image.txt: compose.yml says that this is a Dockerfile");
    }

    [Fact]
    public void Arguments_of_the_build_replace_those_of_the_dockerfile()
    {
        var commit = Of(("compose.yml", "services:\n  a: { build: { context: ., args: [DIR=libs, OTHER] } }\n"), ("Dockerfile", "FROM scratch\nARG DIR=src\nCOPY $DIR /x\n"));
        commit.InputsOf("libs/a").ShouldHaveSingleItem();
        commit.InputsOf("src/a").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("build: https://example.com/a.git")]
    [InlineData("build: { context: 'git@example.com:a/b.git' }")]
    [InlineData("image: nginx")]
    [InlineData("build: [a]")]
    [InlineData("build: ")]
    public void A_service_that_is_not_built_from_here_is_no_project(string service) => Of(("compose.yml", $"services:\n  a:\n    {service}\n")).Projects.ShouldBeEmpty();

    [Theory]
    [InlineData("services: [")]
    [InlineData("services:\n  a:\n    exds: {fib, servi[ce: c}\n    build: {context: ., args:{ [a=b], additional_contexts: {x: 'targe}\n")]
    [InlineData("services:\n  web: { build: '${CTX}' }\n")]
    [InlineData("services:\n  web: { build: { context: ., dockerfile: '${FILE}' } }\n")]
    public void A_file_that_is_not_understood_affects_everybody_it_may_speak_of(string text)
    {
        var commit = Of(("compose.yml", text), ("a/Dockerfile", "FROM scratch"), ("b/Dockerfile", "FROM scratch"));
        commit.NotUnderstood.ShouldHaveSingleItem().ShouldStartWith("compose.yml: ");
        commit.Affected("x").Length.ShouldBe(2);
    }

    [Fact]
    public void A_service_of_the_same_name_built_otherwise_is_affected()
    {
        static Described With(string args) => Of(("compose.yml", $"services:\n  a: {{ build: {{ context: a, args: {{ X: {args} }} }} }}\n  b: {{ build: b }}\n  c: {{ image: postgres:1 }}\n"), ("a/Dockerfile", "FROM scratch"), ("b/Dockerfile", "FROM scratch"));
        With("2").AffectedSince(With("1"), "compose.yml").ShouldBe(["a ← compose.yml (build of a in compose.yml)"]);
        With("1").AffectedSince(With("1"), "compose.yml").ShouldBeEmpty();
    }

    [Fact]
    public void A_context_that_was_moved_affects_the_image()
    {
        static Described With(string build) => Of(("compose.yml", $"services:\n  a: {{ build: {build} }}\n"), ("a/Dockerfile", "FROM scratch\nCOPY x /x\n"), ("x/y", ""), ("a/x/y", ""));
        With("{ context: ., dockerfile: a/Dockerfile }").AffectedSince(With("a"), "compose.yml").ShouldBe(["a ← compose.yml (build of a in compose.yml)"]);
    }

    [Fact]
    public void Aliases_that_make_little_text_large_are_no_crash()
    {
        var bomb = "x0: &x0 [a, a, a, a, a, a, a, a]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"x{i}: &x{i} [{string.Join(", ", Enumerable.Repeat($"*x{i - 1}", 8))}]\n"));
        Of(("compose.yml", bomb + "services:\n  a: { build: { context: a, labels: *x30 } }\n"), ("a/Dockerfile", "FROM scratch")).Projects.ShouldBe(["docker a"]);
    }
}
