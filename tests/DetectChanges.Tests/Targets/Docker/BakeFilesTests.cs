using DetectChanges.Targets.Sources.Docker;

namespace DetectChanges.Tests.Targets.Docker;

/// <summary>Build contexts from bake files.</summary>
public class BakeFilesTests
{
    private static Described Of(params (string Path, string Text)[] files) => Described.By([new DockerProjects()], files);

    [Theory]
    [InlineData("target \"web\" {\n  context = \".\"\n  dockerfile = \"apps/web/Dockerfile\"\n}", "src/a")]
    [InlineData("target \"web\" { context = \"apps\", dockerfile = \"web/Dockerfile\" }\n", "")]
    [InlineData("target \"web\" {\n  dockerfile = \"apps/web/Dockerfile\"   // context is \".\"\n}", "src/a")]
    [InlineData("variable \"DIR\" { default = \"apps\" }\ntarget \"web\" {\n  context = \"./${DIR}\"\n  dockerfile = \"web/Dockerfile\"\n}", "apps/src/a")]
    [InlineData("variable \"DIR\" {\n  default = \"apps\"\n}\ntarget \"web\" {\n  context = DIR\n  dockerfile = \"web/Dockerfile\"\n}", "apps/src/a")]
    [InlineData("target \"_common\" {\n  context = \"apps\"\n}\ntarget \"web\" {\n  inherits = [\"_common\"]\n  dockerfile = \"web/Dockerfile\"\n}", "apps/src/a")]
    [InlineData("target \"web\" {\n  name = \"web-${app}\"\n  matrix = {\n    app = [\"web\"]\n  }\n  dockerfile = \"apps/${app}/Dockerfile\"\n}", "src/a")]
    [InlineData("target \"web\" {\n  matrix = {\n    item = [\n      { dir = \"apps\", file = \"web/Dockerfile\" }\n    ]\n  }\n  context = item.dir\n  dockerfile = item.file\n}", "apps/src/a")]
    public void The_context_of_a_target(string hcl, string expected)
    {
        var commit = Of(("docker-bake.hcl", hcl), ("apps/web/Dockerfile", "FROM scratch\nCOPY src /x\n"), ("src/a", ""), ("apps/src/a", ""), ("apps/web/src/a", ""));
        if (expected.Length == 0) commit.NotUnderstood.ShouldHaveSingleItem();
        else new[] { "src/a", "apps/src/a", "apps/web/src/a" }.Where(path => commit.InputsOf(path).Length > 0).ShouldBe([expected]);
    }

    [Fact]
    public void Json_says_the_same()
    {
        var commit = Of(("docker-bake.json", "{\"variable\":{\"D\":{\"default\":\"apps\"}},\"target\":{\"web\":{\"context\":\"${D}\",\"dockerfile\":\"web/Dockerfile\",\"args\":{\"SRC\":\"lib\"}}}}"), ("apps/web/Dockerfile", "FROM scratch\nARG SRC=src\nCOPY $SRC /x\n"), ("apps/lib/a", ""));
        commit.InputsOf("apps/lib/a").ShouldHaveSingleItem();
    }

    [Fact]
    public void A_target_may_be_the_context_of_another()
    {
        const string hcl = """
            target "base" {
              context = "base"
            }
            target "web" {
              context = "web"
              contexts = {
                baseapp = "target:base"
                shared  = "libs"
              }
            }
            """;
        var commit = Of(("docker-bake.hcl", hcl), ("base/Dockerfile", "FROM scratch"), ("web/Dockerfile", "FROM baseapp\nCOPY --from=shared . /x\n"), ("libs/a", ""));
        commit.Edges.ShouldBe(["web -> base: FROM baseapp in web/Dockerfile"]);
        commit.Affected("libs/a").ShouldBe(["web ← libs/a (COPY --from=shared in web/Dockerfile)"]);
    }

    [Fact]
    public void Tags_name_the_image() =>
        Of(("docker-bake.hcl", "target \"base\" {\n  context = \"base\"\n  tags = [\"ghcr.io/acme/base:1\", \"x\"]\n}\ntarget \"web\" {\n  context = \"web\"\n}\n"), ("base/Dockerfile", "FROM scratch"), ("web/Dockerfile", "FROM ghcr.io/acme/base:2"))
            .Edges.ShouldBe(["web -> base: FROM ghcr.io/acme/base:2 in web/Dockerfile"]);

    [Fact]
    public void Paths_begin_at_the_root_when_only_there_the_dockerfile_is() =>
        Of(("ci/docker-bake.hcl", "target \"web\" {\n  context = \".\"\n  dockerfile = \"web/Dockerfile\"\n}"), ("web/Dockerfile", "FROM scratch\nCOPY src /x\n"), ("src/a", "")).InputsOf("src/a").ShouldHaveSingleItem();

    [Theory]
    [InlineData("target \"web\" {\n  context = \"${DIR}\"\n}")]
    [InlineData("target \"web\" {\n  context = DIR\n}")]
    [InlineData("target \"web\" {\n  dockerfile = cond ? \"a\" : \"b\"\n}")]
    [InlineData("target \"web\" {\n  matrix = { a = list }\n  dockerfile = a\n}")]
    [InlineData("target \"web\" {")]
    public void A_file_that_is_not_understood_affects_everybody_it_may_speak_of(string hcl)
    {
        var commit = Of(("docker-bake.hcl", hcl), ("a/Dockerfile", "FROM scratch"), ("b/Dockerfile", "FROM scratch"));
        commit.NotUnderstood.ShouldHaveSingleItem().ShouldStartWith("docker-bake.hcl: ");
        commit.Affected("x").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("docker-bake.json", "{\"target\":{\"a\":{\"context\":\"${\"}}}")]
    [InlineData("docker-bake.json", "{\"target\":")]
    [InlineData("docker-bake.hcl", "x = [")]
    public void A_broken_file_is_told(string name, string text) => Of((name, text)).NotUnderstood.ShouldHaveSingleItem();

    [Fact]
    public void Deep_nesting_is_no_crash() =>
        Of(("docker-bake.hcl", "x = " + new string('[', 50_000) + new string(']', 50_000))).NotUnderstood.ShouldHaveSingleItem();

    [Fact]
    public void Targets_that_inherit_from_each_other_are_no_crash() =>
        Of(("docker-bake.hcl", "target \"a\" {\n inherits = [\"b\"]\n}\ntarget \"b\" {\n inherits = [\"a\"]\n}"), ("Dockerfile", "FROM scratch")).Projects.ShouldBe(["docker root"]);

    [Fact]
    public void A_variable_that_contains_itself_is_not_understood() =>
        Of(("docker-bake.hcl", "variable \"A\" {\n default = \"${A}\"\n}\ntarget \"a\" {\n context = A\n}")).NotUnderstood.ShouldHaveSingleItem();
}
