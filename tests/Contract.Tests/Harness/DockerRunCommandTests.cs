using Testing.Containers;
using Testing.Runner;

namespace Contract.Tests.Harness;

public class DockerRunCommandTests
{
    private static readonly RunnerPaths Host = new("/w", "/t/_github_home", "/t/_github_workflow", "/t/_runner_file_commands", "/t");

    private static DockerRunCommand Command => new()
    {
        Name = "n",
        Label = "l",
        Image = "ghcr.io/org/actions/x:main",
        Variables = ["INPUT_API-KEY", "HOME"],
        Entrypoint = "/app/x",
        Network = "net",
        Mounts = Mount.Of(Host, "/var/run/docker.sock"),
        Arguments = ["a b", "", "say \"hi\""],
    };

    [Fact]
    public void Arguments_stand_in_the_runners_order() => Command.ToString().ShouldBe(
        "run --name n --label l --workdir /github/workspace --rm -e \"INPUT_API-KEY\" -e \"HOME\" -e GITHUB_ACTIONS=true -e CI=true "
        + "--entrypoint \"/app/x\" --network net -v \"/var/run/docker.sock\":\"/var/run/docker.sock\" -v \"/t\":\"/github/runner_temp\" "
        + "-v \"/t/_github_home\":\"/github/home\" -v \"/t/_github_workflow\":\"/github/workflow\" "
        + "-v \"/t/_runner_file_commands\":\"/github/file_commands\" -v \"/w\":\"/github/workspace\" "
        + "ghcr.io/org/actions/x:main \"a b\" \"\" \"say \\\"hi\\\"\"");

    [Fact]
    public void A_ci_of_the_step_is_left_alone_and_raw_arguments_are_appended() =>
        (Command with { SetCi = false, Arguments = null, RawArguments = "--a b" }).ToString().ShouldSatisfyAllConditions(
            text => text.ShouldNotContain("CI=true"),
            text => text.ShouldEndWith("x:main --a b"));

    [Theory]
    [InlineData("/w", "/github/workspace")]
    [InlineData("/w/a b", "/github/workspace/a b")]
    [InlineData("/work", "/work")]
    [InlineData("/t/_github_home/.x", "/github/home/.x")]
    [InlineData("/t/x", "/github/runner_temp/x")]
    [InlineData("see /w/a", "see /w/a")]
    public void A_value_that_begins_with_a_mounted_path_is_translated(string value, string translated) =>
        Mount.Translate(value, Mount.Of(Host, "/var/run/docker.sock")).ShouldBe(translated);
}
