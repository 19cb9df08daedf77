using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LocalAws.Lambda;

namespace LocalAws.Tests.Lambda;

/// <summary>Where code comes from, and what is refused.</summary>
public sealed class FunctionCodeTests
{
    private static readonly byte[] NewCode = FunctionZip.Of(("index.js", "2"));

    [Fact]
    public async Task A_dry_run_tells_the_hash_and_changes_nothing()
    {
        await using var world = await FunctionWorld.StartAsync();
        var before = await world.ConfigurationAsync();

        var answer = (await world.UpdateCodeAsync(NewCode, ",\"DryRun\":true")).Json;

        Text(answer, "CodeSha256").ShouldBe(Convert.ToBase64String(SHA256.HashData(NewCode)));
        JsonNode.DeepEquals(await world.ConfigurationAsync(), before).ShouldBeTrue();
        (await world.UpdateCodeAsync(NewCode[..20], ",\"DryRun\":true")).Code.ShouldBe("InvalidParameterValueException");
    }

    [Theory]
    [InlineData("""{"ZipFile":"bm8gemlw"}""", "Could not unzip uploaded file.")]
    [InlineData("{}", "Please provide a source for function code.")]
    [InlineData("""{"S3Bucket":"code-bucket"}""", "Please provide a source for function code.")]
    [InlineData("""{"S3Bucket":"code-bucket","S3Key":"none.zip"}""", "S3 Error Code: NoSuchKey")]
    [InlineData("""{"ImageUri":"123456789012.dkr.ecr.eu-central-1.amazonaws.com/api:1"}""", "Please don't provide ImageUri")]
    public async Task Refuses_code_it_cannot_use(string body, string message)
    {
        await using var world = await FunctionWorld.StartAsync();

        var answer = await world.SendAsync("PUT", $"{FunctionWorld.Api}/code", body);

        (answer.Status, answer.Code).ShouldBe((400, "InvalidParameterValueException"));
        answer.Message.ShouldContain(message);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_behaviour_that_is_not_well_formed_is_refused()
    {
        await using var world = await FunctionWorld.StartAsync();

        (await world.UpdateCodeAsync(FunctionZip.Behaving("""{"eror":"x"}"""))).Message.ShouldContain("behaviour.json: line 1: unknown key 'eror'");
    }

    [Fact]
    public async Task A_zip_above_50_MB_belongs_into_a_bucket()
    {
        await using var world = await FunctionWorld.StartAsync();
        var large = new byte[53 * 1024 * 1024];

        var answer = await world.UpdateCodeAsync(large);

        (answer.Status, answer.Code).ShouldBe((413, "RequestEntityTooLargeException"));
        answer.Message.ShouldBe("Request must be smaller than 70167211 bytes for the UpdateFunctionCode operation");
    }

    [Fact]
    public async Task Code_comes_from_a_bucket_by_version()
    {
        await using var world = await FunctionWorld.StartAsync();
        world.Server.Buckets.Add("code-bucket")!.IsVersioned = true;
        var version = world.Server.Buckets.Put("code-bucket", "api/lambda.zip", NewCode).VersionId;
        world.Server.Buckets.Put("code-bucket", "api/lambda.zip", FunctionZip.Of(("index.js", "3")));

        var answer = await world.DoAsync("PUT", $"{FunctionWorld.Api}/code", $$"""{"S3Bucket":"code-bucket","S3Key":"api/lambda.zip","S3ObjectVersion":"{{version}}"}""");

        Text(answer, "CodeSha256").ShouldBe(Convert.ToBase64String(SHA256.HashData(NewCode)));
        world.Server.Records.Actions().ShouldBe(["lambda:UpdateFunctionCode", "s3:GetObjectVersion"]);
    }

    [Fact]
    public async Task An_image_is_resolved_to_its_digest()
    {
        const string image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/api";
        await using var server = await LocalAwsServer.StartAsync(WorldFile.Parse(
            $$"""
            images: [{ repository: "{{image}}", tag: "1", outcomes: [runs] }]
            functions: [{ name: api, image: "{{image}}:1" }]
            """, "/"));
        using var client = new Kit.RawClient(server);

        var code = (await client.RestAsync("lambda", "GET", FunctionWorld.Api)).Json["Code"]!;
        var missing = await client.RestAsync("lambda", "PUT", $"{FunctionWorld.Api}/code", body: $$"""{"ImageUri":"{{image}}:2"}""");

        Text(code, "ImageUri").ShouldBe($"{image}:1");
        Text(code, "ResolvedImageUri").ShouldStartWith($"{image}@sha256:");
        missing.Message.ShouldContain("does not exist");
        server.Records.ShouldBeClean();
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
