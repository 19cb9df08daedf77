using DetectChanges.Targets.Sources.Docker;
using DetectChanges.Targets.Sources.Workflows;

namespace DetectChanges.Tests.Targets.Docker;

/// <summary>Which files reach which image.</summary>
public class DockerProjectsTests
{
    private const string Web = """
        services:
          web:
            build: { context: ., dockerfile: apps/web/Dockerfile }
          db: { image: postgres }
        """;

    private static Described Of(params (string Path, string Text)[] files) => Described.By([new DockerProjects(), new WorkflowProjects()], files);

    private static Described WebWith(string dockerfile, params string[] files) =>
        Of([("compose.yml", Web), ("apps/web/Dockerfile", "FROM scratch\n" + dockerfile), .. files.Select(file => (file, ""))]);

    [Fact]
    public void A_file_copied_from_another_folder_affects_the_image_and_the_line_is_named()
    {
        var commit = WebWith("COPY packages/ui /ui", "packages/ui/src/a.ts", "packages/ui-kit/a.ts", "apps/web/b.ts");
        commit.Projects.ShouldBe(["docker apps/web"]);
        commit.Affected("packages/ui/src/a.ts").ShouldBe(["apps/web ← packages/ui/src/a.ts (COPY packages/ui in apps/web/Dockerfile)"]);
        commit.Affected("packages/ui-kit/a.ts").ShouldBeEmpty();
        commit.Affected("apps/web/b.ts").ShouldBe(["apps/web ← apps/web/b.ts"]);
    }

    [Theory]
    [InlineData("COPY . .", "x/y/z", true)]
    [InlineData("COPY ./ /app/", "x", true)]
    [InlineData("copy --chown=1:1 --chmod=755 --link libs/a libs/b /x/", "libs/b/c", true)]
    [InlineData("COPY libs/a libs/b /x/", "libs/c", false)]
    [InlineData("COPY x /libs/", "libs/c", false)]
    [InlineData("COPY [\"my libs\", \"/x/\"]", "my libs/a", true)]
    [InlineData("COPY /libs/ /x/", "libs/a", true)]
    [InlineData("COPY ../../libs /x/", "libs/a", true)]
    [InlineData("COPY libs/*.json /x/", "libs/a.json", true)]
    [InlineData("COPY libs/*.json /x/", "libs/a/b.json", false)]
    [InlineData("COPY lib? /x/", "libs/a/b.json", true)]
    [InlineData("COPY */package.json /x/", "libs/package.json", true)]
    [InlineData("COPY --parents **/package.json /x/", "libs/a/b/package.json", true)]
    [InlineData("COPY --parents **/package.json /x/", "libs/a/b/other.json", false)]
    [InlineData("COPY [[]id].ts /x/", "[id].ts", true)]
    [InlineData("COPY --exclude=*.md . /x/", "README.md", false)]
    [InlineData("COPY --exclude=*.md . /x/", "main.ts", true)]
    [InlineData("COPY --exclude=*.md libs /x/", "libs/sub/README.md", true)]
    [InlineData("ADD libs /x/", "libs/a", true)]
    [InlineData("ADD https://example.com/libs libs/b /x/", "libs/a", false)]
    [InlineData("ADD git@example.com:a/b.git /x/", "libs/a", false)]
    [InlineData("ARG U=https://example.com/a\nADD ${U} /x/", "libs/a", false)]
    [InlineData("COPY --from=golang:1 /libs /x/", "libs/a", false)]
    [InlineData("COPY <<EOF /x/\nCOPY libs /y/\nEOF\nCOPY other /y", "libs/a", false)]
    [InlineData("COPY <<EOF /x/\nCOPY libs /y/\nEOF\nCOPY other /y", "other/a", true)]
    [InlineData("RUN <<-'A' cat <<B\n\tCOPY libs /y\n\tA\nCOPY libs /y\nB\nCOPY other /y", "libs/a", false)]
    [InlineData("RUN echo \"a <<EOF b\"\nCOPY libs /y", "libs/a", true)]
    [InlineData("RUN cat <<NEVER\nCOPY libs /y", "libs/a", true)]
    [InlineData("RUN x \\\n  # comment\n\n  COPY libs /y", "libs/a", false)]
    [InlineData("COPY \\\n  # comment\n  libs \\  \n  /y", "libs/a", true)]
    [InlineData("RUN --mount=type=bind,source=libs,target=/x make", "libs/a", true)]
    [InlineData("RUN --mount=target=/x make", "libs/a", true)]
    [InlineData("RUN --mount=type=cache,target=/x --mount=type=secret,id=y make", "libs/a", false)]
    [InlineData("RUN --mount=type=bind,from=golang,source=libs,target=/x make", "libs/a", false)]
    [InlineData("ARG DIR=libs\nCOPY ${DIR}/a /x", "libs/a", true)]
    [InlineData("ARG DIR=libs\nCOPY ${DIR}/a /x", "other/a", false)]
    [InlineData("ENV DIR libs\nCOPY $DIR /x", "libs/a", true)]
    [InlineData("ENV A=1 DIR=\"libs\"\nCOPY $DIR /x", "libs/a", true)]
    [InlineData("COPY ${DIR:-libs} /x", "libs/a", true)]
    [InlineData("COPY ${DIR:-libs} /x", "other/a", false)]
    [InlineData("COPY \\$DIR /x", "libs/a", false)]
    [InlineData("COPY dist/${TARGETARCH}/app /x", "dist/arm64/app", true)]
    [InlineData("COPY dist/${TARGETARCH}/app /x", "libs/a", false)]
    [InlineData("ONBUILD COPY libs /x", "libs/a", false)]
    [InlineData("# COPY libs /x", "libs/a", false)]
    [InlineData("COPY [a /x", "libs/a", true)]
    [InlineData("COPY \\[id\\] /x", "[id]/page.ts", false)]
    [InlineData("COPY **/a.txt /x", "dir/a.txt", true)]
    [InlineData("COPY **/a.txt /x", "dir/sub/a.txt", false)]
    [InlineData("COPY dir/*/ /x", "dir/sub/deep/b.md", true)]
    [InlineData("COPY [^a]* /x", ".git/config", true)]
    [InlineData("COPY [^a]* /x", "apps/b", false)]
    [InlineData("COPY \"docs\" /x", "docs/a", true)]
    public void What_an_instruction_takes(string instruction, string path, bool taken) =>
        (WebWith(instruction, "libs/a", "other/a").InputsOf(path).Length > 0).ShouldBe(taken);

    [Fact]
    public void An_unknown_variable_takes_the_whole_context_and_is_told()
    {
        var commit = WebWith("ARG DIR\nCOPY ${DIR}/a /x", "libs/a");
        commit.InputsOf("anything/b").ShouldHaveSingleItem();
        commit.Notices.ShouldHaveSingleItem().ShouldContain("a variable in 'COPY ${DIR}/a' is known only when it is built");
    }

    [Fact]
    public void Arguments_hold_in_their_stage_and_those_based_on_it()
    {
        var commit = Of(("compose.yml", Web), ("apps/web/Dockerfile", "ARG DIR=libs\nFROM scratch AS a\nARG DIR\nENV SUB=x\nFROM a\nCOPY ${DIR}/${SUB} /x\n"), ("libs/x/y", ""));
        commit.InputsOf("libs/x/y").ShouldHaveSingleItem();
        commit.InputsOf("libs/z").ShouldBeEmpty();
    }

    [Fact]
    public void Another_escape_character_leaves_the_backslash_alone() =>
        Of(("compose.yml", Web), ("apps/web/Dockerfile", "# syntax=docker/dockerfile:1\n# escape=`\nFROM scratch\nRUN dir c:\\\nCOPY libs `\n  /x\n"), ("libs/a", "")).InputsOf("libs/a").ShouldHaveSingleItem();

    [Fact]
    public void What_the_context_leaves_behind_is_no_input()
    {
        var commit = Of(("compose.yml", Web), ("apps/web/Dockerfile", "FROM scratch\nCOPY . .\n"), (".dockerignore", "**/*.md\ndocs\n!docs/keep.md\n"));
        commit.InputsOf("docs/a.txt").ShouldBeEmpty();
        commit.InputsOf("libs/README.md").ShouldBeEmpty();
        commit.InputsOf("docs/keep.md").ShouldHaveSingleItem();
        commit.InputsOf(".dockerignore").ShouldContain("apps/web: build context of apps/web/Dockerfile");
    }

    [Fact]
    public void The_ignore_file_of_a_dockerfile_wins()
    {
        var commit = Of(("compose.yml", Web), ("apps/web/Dockerfile", "FROM scratch\nCOPY . .\n"), (".dockerignore", "docs"), ("apps/web/Dockerfile.dockerignore", "libs"));
        commit.InputsOf("docs/a").ShouldHaveSingleItem();
        commit.InputsOf("libs/a").ShouldBeEmpty();
    }

    [Fact]
    public void An_ignore_file_that_docker_refuses_ignores_nothing()
    {
        var commit = Of(("compose.yml", Web), ("apps/web/Dockerfile", "FROM scratch\nCOPY . .\n"), (".dockerignore", "docs\n[a\n"));
        commit.InputsOf("docs/a").ShouldHaveSingleItem();
        commit.Notices.ShouldHaveSingleItem().ShouldContain("'[a' is no pattern");
    }

    [Theory]
    [InlineData("FROM acme/base", "image: acme/base")]
    [InlineData("FROM docker.io/acme/base:1.2", "image: acme/base:latest")]
    [InlineData("FROM golang AS x\nFROM acme/base@sha256:00", "image: acme/base:${TAG:-1}")]
    [InlineData("ARG BASE=acme/base\nFROM ${BASE}", "image: acme/base")]
    [InlineData("FROM shop-base", "x-no: image")]
    [InlineData("FROM scratch\nCOPY --from=acme/base /a /b", "image: acme/base")]
    [InlineData("FROM scratch\nRUN --mount=from=acme/base,target=/x make", "image: acme/base")]
    public void An_image_that_is_built_here_is_a_dependency(string dockerfile, string image)
    {
        var commit = Of(("compose.yml", $"name: shop\nservices:\n  base:\n    build: base\n    {image}\n  web:\n    build: web\n"), ("base/Dockerfile", "FROM scratch\n"), ("web/Dockerfile", dockerfile));
        commit.Affected("base/Dockerfile").ShouldContain("web ← base ← base/Dockerfile");
    }

    [Fact]
    public void What_a_base_image_leaves_to_be_done_is_done_with_the_context_of_the_image_built_upon_it()
    {
        var commit = Of(("compose.yml", "services:\n  base: { build: base, image: acme/base }\n  web: { build: { context: ., dockerfile: web/Dockerfile } }\n"), ("base/Dockerfile", "FROM scratch\nONBUILD COPY libs /x\n"), ("web/Dockerfile", "FROM acme/base\n"), ("libs/a", ""));
        commit.Affected("libs/a").ShouldBe(["web ← libs/a (ONBUILD COPY libs in base/Dockerfile)"]);
    }

    [Fact]
    public void Stages_are_no_images() =>
        Of(("compose.yml", "services:\n  build: { build: base, image: build }\n  web: { build: web }\n"), ("base/Dockerfile", "FROM scratch\n"), ("web/Dockerfile", "FROM scratch AS Build\nFROM build\nCOPY --from=0 /a /b\nCOPY --from=build /a /b\n")).Edges.ShouldBeEmpty();

    [Fact]
    public void An_additional_context_is_a_folder_or_another_service()
    {
        const string compose = """
            services:
              base: { build: base }
              web:
                build:
                  context: web
                  additional_contexts: { shared: libs, base: "service:base", remote: "https://example.com/x.git" }
            """;
        var commit = Of(("compose.yml", compose), ("base/Dockerfile", "FROM scratch\n"), ("web/Dockerfile", "FROM base\nCOPY --from=shared src /x\nCOPY --from=remote src /y\n"), ("libs/src/a", ""), ("libs/.dockerignore", "src/no"));
        commit.Edges.ShouldBe(["web -> base: FROM base in web/Dockerfile"]);
        commit.InputsOf("libs/src/a").ShouldHaveSingleItem();
        commit.InputsOf("libs/src/no").ShouldBeEmpty();
        commit.InputsOf("libs/other").ShouldBeEmpty();
        commit.InputsOf("libs/.dockerignore").ShouldHaveSingleItem();
    }

    [Fact]
    public void Images_built_upon_each_other_are_walked_once() =>
        Of(("compose.yml", "services:\n  a: { build: a, image: a }\n  b: { build: b, image: b }\n"), ("a/Dockerfile", "FROM b\n"), ("b/Dockerfile", "FROM a\n"), ("a/x", "")).Affected("a/x").ShouldBe(["a ← a/x", "b ← a ← a/x"]);

    [Fact]
    public void Without_a_known_context_the_folder_is_assumed_and_told()
    {
        var commit = Of(("api/Dockerfile", "FROM scratch\nCOPY src /x\n"), ("api/src/a", ""));
        commit.Notices.ShouldBe(["api/Dockerfile: no compose file, bake file or workflow says with which context this is built: 'api' is assumed"]);
        commit.InputsOf("api/src/a").ShouldHaveSingleItem();
    }

    [Fact]
    public void Without_a_known_context_the_folder_that_has_the_copied_files_is_assumed() =>
        Of(("apps/web/Dockerfile", "FROM scratch\nCOPY apps/web /x\nCOPY packages/ui /y\n"), ("packages/ui/a", ""), ("apps/web/b", "")).Affected("packages/ui/a").ShouldBe(["apps/web ← packages/ui/a (COPY packages/ui in apps/web/Dockerfile)"]);

    [Fact]
    public void Several_dockerfiles_of_a_folder_are_several_projects()
    {
        var commit = Of(("docker/api.Dockerfile", "FROM scratch\n"), ("docker/Dockerfile.web", "FROM scratch\n"), ("docker/Dockerfile.x", "FROM scratch\n"), ("docker/common.sh", ""), ("compose.yml", "services:\n  shop: { build: { context: ., dockerfile: docker/Dockerfile.x } }\n"));
        commit.Projects.ShouldBe(["docker api", "docker shop", "docker web"]);
        commit.Affected("docker/Dockerfile.web").ShouldBe(["web ← docker/Dockerfile.web (Dockerfile)"]);
        commit.Affected("docker/common.sh").Length.ShouldBe(3);
    }

    [Fact]
    public void The_same_suffix_in_several_folders_is_told_apart() =>
        Of(("a/Dockerfile", "FROM scratch"), ("a/Dockerfile.dev", "FROM scratch"), ("b/Dockerfile", "FROM scratch"), ("b/Dockerfile.dev", "FROM scratch")).Projects.ShouldBe(["docker a", "docker a/dev", "docker b", "docker b/dev"]);

    [Fact]
    public void A_folder_is_one_project_even_if_it_is_an_action_too() =>
        Of(("act/action.yml", "runs:\n  using: docker\n  image: Dockerfile\n"), ("act/Dockerfile", "FROM scratch\n"), (".github/workflows/ci.yml", "jobs:\n  a:\n    steps:\n      - uses: ./act\n")).Edges.ShouldBe([".github/workflows/ci.yml -> act: uses: ./act in .github/workflows/ci.yml"]);

    [Theory]
    [InlineData("Dockerfile.md", "# How to build")]
    [InlineData("Dockerfile.cs", "class Dockerfile { }")]
    [InlineData("Dockerfile.dockerignore", "FROM")]
    public void A_file_that_only_sounds_like_a_dockerfile_is_none(string name, string text) => Of(($"docs/{name}", text)).Projects.ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("\\")]
    [InlineData("FROM")]
    [InlineData("FROM ${")]
    [InlineData("FROM a AS")]
    [InlineData("FROM a\nCOPY")]
    [InlineData("FROM a\nCOPY --from= x")]
    [InlineData("FROM a\nRUN --mount")]
    [InlineData("FROM a\nRUN --mount=,=,, x")]
    [InlineData("FROM a\nONBUILD ONBUILD ONBUILD")]
    [InlineData("FROM a\nCOPY [\"a\" b")]
    [InlineData("FROM a\nENV =x y\nARG =\nCOPY ${} ${:-} $ x")]
    public void A_broken_dockerfile_is_no_crash(string text) => Of(("api/Dockerfile", text)).Projects.ShouldBe(["docker api"]);

    [Theory]
    [InlineData("[\"a\\nb\", \"/x\"]")]
    [InlineData("LONG /x")]
    public void Reasons_are_short_and_on_one_line(string sources)
    {
        var commit = Of(("api/Dockerfile", "FROM scratch\nCOPY " + sources.Replace("LONG", new string('a', 10_000), StringComparison.Ordinal)));
        commit.Commit.Graph.Inputs.ShouldAllBe(input => input.Because.Length < 200 && !input.Because.Contains('\n'));
        commit.Commit.Graph.Inputs.ShouldNotBeEmpty();
    }

    [Fact]
    public void Deeply_nested_defaults_are_no_crash() =>
        Of(("api/Dockerfile", "FROM scratch\nCOPY " + string.Concat(Enumerable.Repeat("${A:-", 50_000)) + new string('}', 50_000) + " /x\n")).InputsOf("api/x").ShouldHaveSingleItem();
}
