namespace ReleaseTree.Tests;

public class ImageTests
{
    private static readonly string[] OnePlatform = ["linux/amd64"];

    [Fact]
    public async Task An_image_of_another_commit_stops_the_release_before_there_is_a_tag()
    {
        await using var suite = new Suite();
        suite.Build("1.0.0");
        var digest = suite.Registry.Push("notify", new string('b', 40), "1.0.0", Suite.Platforms);
        suite.Registry.Tag("notify", $"1.0.0-{suite.Source}", digest);
        (await ReleaseRun.OfAsync(suite, "1.0.0", "--tag")).ShouldBeRefused(
            $"notify: the image {digest} for linux/amd64 was built from {new string('b', 40)}, not from {suite.Source}", "for linux/arm64 was built from");
        suite.Git("tag").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_of_another_version_stops_it()
    {
        await using var suite = new Suite();
        suite.Build("1.0.0");
        var digest = suite.Registry.Push("notify", suite.Source, "", Suite.Platforms);
        suite.Registry.Tag("notify", $"1.0.0-{suite.Source}", digest);
        (await ReleaseRun.OfAsync(suite, "1.0.0", "--tag")).ShouldBeRefused("is version nobody knows what, not 1.0.0");
        suite.Git("tag").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_without_arm64_stops_it()
    {
        await using var suite = new Suite();
        suite.Build("1.0.0");
        suite.Registry.Push("notify", suite.Source, "1.0.0", OnePlatform);
        (await ReleaseRun.OfAsync(suite, "1.0.0", "--tag")).ShouldBeRefused("is not there for linux/arm64");
        suite.Git("tag").ShouldBeEmpty();
    }

    [Fact]
    public async Task Fewer_platforms_are_said_loudly()
    {
        await using var suite = new Suite();
        suite.Build("1.0.0");
        suite.Registry.Push("notify", suite.Source, "1.0.0", OnePlatform);
        var run = (await ReleaseRun.OfAsync(suite, "1.0.0", "--platforms", "linux/amd64")).ShouldSucceed();
        run.Log.ShouldContain("::warning title=Fewer platforms::This release is not complete: nobody looks whether its images are there for linux/arm64.");
    }

    [Fact]
    public async Task Images_that_were_not_pushed_are_all_named()
    {
        await using var suite = new Suite();
        (await ReleaseRun.OfAsync(suite, "1.0.0")).ShouldBeRefused($"ecs-deploy: {suite.Registry.Host} has no '1.0.0-{suite.Source}' of acme/actions/ecs-deploy", "notify: ", "it answers 404");
    }

    [Fact]
    public async Task Digests_of_a_file_are_taken_and_looked_at()
    {
        await using var suite = new Suite();
        var digests = new[] { "ecs-deploy", "notify" }.Select(action => $"{action}={suite.Registry.Push(action, suite.Source, "1.0.0", Suite.Platforms)}");
        suite.Write("digests.txt", string.Join('\n', digests));
        var run = (await ReleaseRun.OfAsync(suite, "1.0.0", "--digests", "digests.txt", "--commit", "HEAD")).ShouldSucceed();
        foreach (var digest in digests) run.Outputs["images"].ShouldContain(digest.Split('=')[1]);
    }

    [Fact]
    public async Task A_file_of_digests_names_each_image_once_and_by_digest()
    {
        await using var suite = new Suite();
        suite.Write("digests.txt", $"notify=1.0.0\necs-deploy=sha256:{new string('1', 63)}\n");
        (await ReleaseRun.OfAsync(suite, "1.0.0", "--digests", "digests.txt", "--commit", "HEAD")).ShouldBeRefused("line 1: 'notify=1.0.0' is not NAME=sha256:", "a tag is no digest", "line 2");

        suite.Write("digests.txt", $"notifi=sha256:{new string('1', 64)}\n");
        (await ReleaseRun.OfAsync(suite, "1.0.0", "--digests", "digests.txt", "--commit", "HEAD")).ShouldBeRefused(
            "notifi: the file of digests names it, and it is no action with an image; did you mean 'notify'?", "ecs-deploy: the file of digests does not name it", "notify: the file of digests does not name it");
    }

    [Fact]
    public async Task Content_that_is_not_what_its_digest_says_is_not_believed()
    {
        await using var suite = new Suite();
        var digest = suite.Registry.Push("notify", suite.Source, "1.0.0", Suite.Platforms);
        suite.Registry.Corrupt(digest);
        suite.Write("digests.txt", $"notify={digest}\n");
        (await ReleaseRun.OfAsync(suite, "1.0.0", "--digests", "digests.txt", "--commit", "HEAD")).ShouldBeRefused($"gives sha256:", $"for {digest}");
    }

    [Fact]
    public async Task Something_else_than_an_image_is_no_image()
    {
        await using var suite = new Suite();
        suite.Build("1.0.0");
        suite.Registry.Tag("notify", $"1.0.0-{suite.Source}", suite.Registry.Store("[]"));
        suite.Registry.Tag("ecs-deploy", $"1.0.0-{suite.Source}", suite.Registry.Store("""{"manifests":["x"]}"""));
        (await ReleaseRun.OfAsync(suite, "1.0.0")).ShouldBeRefused("notify: the answer for", "is no JSON object", "ecs-deploy: ", "is not of the form of an image");
    }

    [Fact]
    public async Task A_registry_that_wants_to_know_who_asks_is_told()
    {
        await using var suite = new Suite(lockedRegistry: true);
        suite.Build("1.0.0");
        var run = await ReleaseRun.OfAsync(suite.Folder, ReleaseRun.Arguments(suite, "1.0.0"), ("REGISTRY_USERNAME", ImageRegistry.User), ("REGISTRY_PASSWORD", ImageRegistry.Password));
        run.ShouldSucceed();
        run.Log.ShouldContain($"::add-mask::{ImageRegistry.Password}");
    }

    [Fact]
    public async Task Without_a_name_it_shows_nothing_and_the_release_stops()
    {
        await using var suite = new Suite(lockedRegistry: true);
        suite.Build("1.0.0");
        (await ReleaseRun.OfAsync(suite, "1.0.0")).ShouldBeRefused("or does not show it: it answers 401");
    }
}
