using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Ecr;

public sealed class EcrTests : IAsyncLifetime
{
    private const string Registry = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";

    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(WorldFile.Parse(
            $$"""
            clusters: [main]
            images:
              - { repository: {{Registry}}/shop/api, tag: "1", outcomes: [runs] }
              - { repository: {{Registry}}/shop/api, tag: multi, platforms: [linux/amd64, linux/arm64/v8], scanStatus: COMPLETE }
              - { repository: docker.io/library/nginx, tag: "1" }
            """,
            "/"));
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Shows_the_images_of_a_repository_with_those_of_each_platform()
    {
        var details = await AllAsync("DescribeImages", """{"repositoryName":"shop/api"}""", "imageDetails");

        details.Select(one => one["imageTags"]?[0]?.GetValue<string>()).ShouldBe(["1", null, null, "multi"], ignoreOrder: true);
        details.Count(one => one["imageSizeInBytes"] is null).ShouldBe(1, "an index has no size");
        var tagged = (await CallAsync("DescribeImages", """{"repositoryName":"shop/api","filter":{"tagStatus":"TAGGED"}}""")).Json["imageDetails"]!;
        tagged.AsArray().Count.ShouldBe(2);
        _server.Records.Actions().ShouldBe(["ecr:DescribeImages"]);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_digest_is_the_digest_of_the_manifest()
    {
        var answer = (await CallAsync("BatchGetImage", """{"repositoryName":"shop/api","imageIds":[{"imageTag":"multi"},{"imageTag":"1"}]}""")).Json;

        foreach (var image in answer["images"]!.AsArray())
            Digest(Text(image, "imageManifest")).ShouldBe(Text(image!["imageId"], "imageDigest"));
        var index = JsonNode.Parse(Text(answer["images"]![0], "imageManifest"))!;
        foreach (var entry in index["manifests"]!.AsArray())
        {
            var part = (await CallAsync("BatchGetImage", $$"""{"repositoryName":"shop/api","imageIds":[{"imageDigest":"{{entry!["digest"]}}"}]}""")).Json;
            var manifest = Text(part["images"]![0], "imageManifest");
            (Digest(manifest), Encoding.UTF8.GetByteCount(manifest)).ShouldBe((entry["digest"]!.GetValue<string>(), entry["size"]!.GetValue<int>()));
        }
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task The_task_that_runs_shows_the_digest_of_the_registry()
    {
        await _client.EcsAsync("RegisterTaskDefinition", $$"""{"family":"api","containerDefinitions":[{"name":"app","image":"{{Registry}}/shop/api:1"}]}""");
        var task = Text((await _client.EcsAsync("RunTask", """{"cluster":"main","taskDefinition":"api"}""")).Json["tasks"]![0], "taskArn");
        JsonNode? container = null;
        await Eventually.ShouldAsync(() => (container = Container(task))["imageDigest"] is not null);

        var image = (await CallAsync("DescribeImages", """{"repositoryName":"shop/api","imageIds":[{"imageTag":"1"}]}""")).Json["imageDetails"]![0];

        Text(container, "imageDigest").ShouldBe(Text(image, "imageDigest"));
    }

    [Theory]
    [InlineData("X86_64", "linux/amd64", true)]
    [InlineData("ARM64", "linux/arm64/v8", true)]
    [InlineData("ARM64", "linux/amd64", false)]
    [InlineData("X86_64", "linux/arm64", false)]
    public async Task A_task_starts_only_where_its_image_runs(string architecture, string platform, bool starts)
    {
        _server.Ecs.AddImage(new ImageSpec("shop/one", "1") { Platforms = [platform] });
        await _client.EcsAsync("RegisterTaskDefinition", $$"""
            {"family":"one","runtimePlatform":{"cpuArchitecture":"{{architecture}}"},"containerDefinitions":[{"name":"app","image":"shop/one:1"}]}
            """);
        var task = Text((await _client.EcsAsync("RunTask", """{"cluster":"main","taskDefinition":"one"}""")).Json["tasks"]![0], "taskArn");

        await Eventually.ShouldAsync(() => Text(Container(task), "lastStatus") == (starts ? "RUNNING" : "STOPPED"));

        if (!starts)
            Text(Container(task), "reason").ShouldEndWith($"does not contain descriptor matching platform '{(architecture == "ARM64" ? "linux/arm64" : "linux/amd64")}'");
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_tag_that_moved_leaves_its_old_image_without_one()
    {
        var old = _server.Ecs.AddImage($"{Registry}/web", "live", VirtualOutcome.Runs);
        var fresh = _server.Ecs.AddImage($"{Registry}/web", "live", VirtualOutcome.StaysPending);

        var details = (await CallAsync("DescribeImages", """{"repositoryName":"web"}""")).Json["imageDetails"]!.AsArray();

        details.Single(one => Text(one, "imageDigest") == old.Digest)!["imageTags"].ShouldBeNull();
        details.Single(one => Text(one, "imageDigest") == fresh.Digest)!["imageTags"]!.AsArray().Count.ShouldBe(1);
        var answer = (await CallAsync("BatchGetImage", $$"""{"repositoryName":"web","imageIds":[{"imageTag":"live"},{"imageDigest":"{{old.Digest}}","imageTag":"live"},{}]}""")).Json;
        answer["failures"]!.AsArray().Select(one => Text(one, "failureCode")).ShouldBe(["ImageTagDoesNotMatchDigest", "MissingDigestAndTag"]);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Repositories_are_those_with_images_in_this_registry()
    {
        foreach (var name in (string[])["a", "b", "c"])
            _server.Ecs.AddImage($"{Registry}/{name}", "1");

        (await AllAsync("DescribeRepositories", "{}", "repositories")).Select(one => Text(one, "repositoryName")).ShouldBe(["a", "b", "c", "shop/api"]);

        _server.Records.Count("ecr:DescribeRepositories").ShouldBe(2);
        var one = (await CallAsync("DescribeRepositories", """{"repositoryNames":["shop/api"]}""")).Json["repositories"]![0];
        Text(one, "repositoryUri").ShouldBe($"{Registry}/shop/api");
        _server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("DescribeImages", """{"repositoryName":"none"}""", "RepositoryNotFoundException", "'none' does not exist in the registry with id '123456789012'")]
    [InlineData("DescribeImages", """{"repositoryName":"shop/api","registryId":"210987654321"}""", "RepositoryNotFoundException", "'210987654321'")]
    [InlineData("DescribeImages", """{"repositoryName":"shop/api","imageIds":[{"imageTag":"none"}]}""", "ImageNotFoundException", "{imageDigest:'null', imageTag:'none'}")]
    [InlineData("BatchGetImage", """{"repositoryName":"none","imageIds":[{"imageTag":"1"}]}""", "RepositoryNotFoundException", "'none'")]
    [InlineData("BatchGetImage", """{"repositoryName":"shop/api"}""", "InvalidParameterException", "imageIds")]
    [InlineData("DescribeRepositories", """{"repositoryNames":["shop/api","none"]}""", "RepositoryNotFoundException", "'none'")]
    [InlineData("DescribeImages", """{"repositoryName":"shop/api","nextToken":"never-given"}""", "InvalidParameterException", "token")]
    public async Task Refuses(string operation, string body, string code, string message)
    {
        var answer = await CallAsync(operation, body);

        (answer.Status, answer.Code).ShouldBe((400, code));
        answer.Message.ShouldContain(message);
    }

    [Fact]
    public void A_platform_of_the_world_must_be_one() =>
        Should.Throw<WorldFileException>(() => WorldFile.Parse("images: [{ repository: a, tag: b, platforms: [arm64] }]", "/")).Message.ShouldContain("'arm64' is no platform");

    private JsonNode Container(string task) =>
        _client.EcsAsync("DescribeTasks", $$"""{"cluster":"main","tasks":["{{task}}"]}""").GetAwaiter().GetResult().Json["tasks"]![0]!["containers"]![0]!;

    private async Task<List<JsonNode>> AllAsync(string operation, string body, string member)
    {
        var found = new List<JsonNode>();
        var request = JsonNode.Parse(body)!.AsObject();
        for (string? token = ""; token is not null;)
        {
            var page = (await CallAsync(operation, request.ToJsonString())).Json;
            found.AddRange(page[member]!.AsArray().Select(one => one!));
            token = page["nextToken"]?.GetValue<string>();
            request["nextToken"] = token;
        }

        return found;
    }

    private Task<RawAnswer> CallAsync(string operation, string body) => _client.JsonAsync("ecr", $"AmazonEC2ContainerRegistry_V20150921.{operation}", body);

    private static string Text(JsonNode? node, string member) => node![member]!.GetValue<string>();

    private static string Digest(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
