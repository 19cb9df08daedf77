using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy.Tests.Planning;

public sealed class TagRulesTests
{
    private const string Registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
    private const string Elsewhere = "111122223333.dkr.ecr.us-east-1.amazonaws.com";
    private readonly Pushed pushed = new();

    [Fact]
    public async Task Every_tag_of_this_step_becomes_the_digest_it_stands_for_and_is_asked_for_once()
    {
        pushed[$"{Registry}/app:1"] = new FoundImage("sha256:ab", []);

        var resolved = await ApplyAsync(TagPolicy.Resolve, Rendering($"{Registry}/app:1", own: true), Rendering($"{Registry}/app:1", own: true));

        Images(resolved).ShouldBe([$"{Registry}/app@sha256:ab", $"{Registry}/side:1", $"{Registry}/app@sha256:ab", $"{Registry}/side:1"]);
        pushed.Asked.ShouldBe([$"{Registry}/app:1"]);
    }

    [Theory]
    [InlineData("nginx:latest")]
    [InlineData($"{Elsewhere}/app:1")]
    [InlineData($"{Registry}/app@sha256:cd")]
    public async Task Images_that_cannot_or_need_not_be_asked_for_stay(string image)
    {
        Images(await ApplyAsync(TagPolicy.Resolve, Rendering(image, own: true))).ShouldBe([image, $"{Registry}/side:1"]);
        pushed.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Images_that_were_not_pushed_are_refused_all_at_once()
    {
        var refused = await Should.ThrowAsync<InputErrors>(() => ApplyAsync(
            TagPolicy.Resolve, Rendering($"{Registry}/app:1", own: true), Rendering($"{Registry}/api:1", own: true)));

        refused.Errors.Select(error => error[..60]).ShouldBe([
            $"Image '{Registry}/app:1' does not exist"[..60], $"Image '{Registry}/api:1' does not exist"[..60]]);
    }

    [Theory]
    [InlineData("app:latest", true, true)]
    [InlineData("app:latest", false, false)]
    [InlineData("app:1.2", true, false)]
    [InlineData("app:latest@sha256:ab", true, false)]
    public async Task Moving_tags_of_this_step_are_refused_when_asked_for(string image, bool own, bool refused)
    {
        var applying = ApplyAsync(TagPolicy.Refuse, Rendering(image, own));

        if (refused)
            (await Should.ThrowAsync<InputErrors>(() => applying)).Errors.ShouldHaveSingleItem().ShouldContain($"image '{image}' is named by a tag that may move");
        else
            Images(await applying).ShouldBe([image, $"{Registry}/side:1"]);
    }

    [Theory]
    [InlineData("ARM64", null)]
    [InlineData("X86_64", "is for ARM64, and the task runs on X86_64")]
    public async Task An_image_must_be_for_the_architecture_of_the_task(string architecture, string? problem)
    {
        pushed[$"{Registry}/app:1"] = new FoundImage("sha256:ab", ["ARM64"]);
        var reference = new Reference(ReferenceKind.Image, $"{Registry}/app:1", "eu-west-1", architecture);

        (await new ImageCheck(pushed).ProblemsAsync([reference], CancellationToken.None)).GetValueOrDefault(reference).ShouldBe(problem);
    }

    private Task<IReadOnlyList<Rendering>> ApplyAsync(TagPolicy policy, params Rendering[] renderings) =>
        new TagRules(policy, pushed, "eu-west-1").ApplyAsync(renderings, CancellationToken.None);

    // The second container's image is one that nobody named.
    private static Rendering Rendering(string image, bool own) => new(
        new ServiceState("backend", Samples.Service(Samples.Deployment("ecs-svc/1", Samples.Old)), Samples.Old, new Revision(Samples.Old, [], IsActive: true)),
        own ? Samples.Images($"app={image}") : new ServiceWish(),
        JsonNode.Parse($$"""{"family":"backend","containerDefinitions":[{"name":"app","image":"{{image}}"},{"name":"side","image":"{{Registry}}/side:1"}]}""")!.AsObject(),
        ServiceSettings.None);

    private static IEnumerable<string> Images(IEnumerable<Rendering> renderings) =>
        renderings.SelectMany(rendering => ImageChange.Images(rendering.Definition)).Select(image => image.Value);

    private sealed class Pushed : Dictionary<string, FoundImage>, IImageLookup
    {
        public List<string> Asked { get; } = [];

        public Task<FoundImage?> FindAsync(ImageName image, CancellationToken cancellationToken)
        {
            Asked.Add(image.Text);
            return Task.FromResult(this.GetValueOrDefault(image.Text));
        }
    }
}
