using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LocalAws.Lambda;
using Testing;

namespace LambdaDeploy.Tests;

/// <summary>Archives in S3: written once, the same bytes everywhere, known by what is true of them.</summary>
public sealed class ArtifactTests
{
    private const string Bucket = "artifacts";

    [Fact]
    public async Task The_archive_is_written_once_with_its_description_and_promoted_as_it_is()
    {
        await using var world = await LambdaWorld.StartAsync("staging", "production");
        using var staged = await LambdaWorld.DeployAsync(Kept(world.RunWith(LambdaWorld.Good, "staging")));

        using var promoted = await LambdaWorld.DeployAsync(Kept(world.Run("production")));

        staged.ExitCode.ShouldBe(0, staged.Log);
        promoted.ExitCode.ShouldBe(0, promoted.Log);
        staged.Outputs["artifact"].ShouldBe("s3://artifacts/api/1.4.0/lambda.zip");
        promoted.Outputs["code-sha256"].ShouldBe(staged.Outputs["code-sha256"]);
        world.Server.Records.Executed("s3:PutObject").ShouldBe(2);
        var description = JsonNode.Parse(world.Server.Buckets.Read(Bucket, "api/1.4.0/metadata.json", null)!)!.AsObject();
        description.Select(member => member.Key).ShouldBe(["component", "version", "sha256", "codeSha256", "commit", "run", "builtAt", "runtime", "handler"], ignoreOrder: true);
        description["codeSha256"]!.ToString().ShouldBe(Hash(world.Server.Buckets.Read(Bucket, "api/1.4.0/lambda.zip", null)!));
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Other_content_under_the_same_version_is_refused()
    {
        await using var world = await LambdaWorld.StartAsync("staging");
        using var first = await LambdaWorld.DeployAsync(Kept(world.RunWith(LambdaWorld.Good, "staging")));
        world.Server.Records.Clear();

        using var run = await LambdaWorld.DeployAsync(Kept(world.RunWith("""{"answer":3}""", "staging")));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("s3://artifacts/api/1.4.0/lambda.zip is there already and holds another archive");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_content_under_the_same_version_is_not_written_again()
    {
        await using var world = await LambdaWorld.StartAsync("staging");
        using var first = await LambdaWorld.DeployAsync(Kept(world.RunWith(LambdaWorld.Good, "staging")));
        world.Server.Records.Clear();

        using var run = await LambdaWorld.DeployAsync(Kept(world.RunWith(LambdaWorld.Good, "staging")));

        run.Outputs["result"].ShouldBe("unchanged", run.Log);
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_without_a_change_is_kept_too_so_that_it_can_be_promoted()
    {
        await using var world = await LambdaWorld.StartAsync("staging");
        using var first = await LambdaWorld.DeployAsync(Kept(world.RunWith(LambdaWorld.Good, "staging")));
        world.Server.Records.Clear();

        using var run = await LambdaWorld.DeployAsync(Kept(world.RunWith(LambdaWorld.Good, "staging")).Input("version", "1.4.1"));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Writes.ShouldBe(["PutObject", "PutObject"]);
        world.Server.Buckets.Read(Bucket, "api/1.4.1/lambda.zip", null).ShouldBe(world.Server.Buckets.Read(Bucket, "api/1.4.0/lambda.zip", null));
        run.Outputs["function-version"].ShouldBe("2");
        run.Outputs["record"].ShouldContain("\"version\":\"1.4.1\",\"lambdaVersion\":\"2\",");
        run.Outputs["record"].ShouldContain("\"previous\":null");
    }

    [Fact]
    public async Task An_archive_that_is_not_there_is_named_with_what_may_have_happened()
    {
        await using var world = await LambdaWorld.StartAsync("production");

        using var run = await LambdaWorld.DeployAsync(Kept(world.Run("production")));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("There is no archive s3://artifacts/api/1.4.0/lambda.zip.");
        run.Log.ShouldContain("A lifecycle rule of the bucket may have deleted it");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_hash_is_taken_from_the_description_where_S3_knows_none()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        var archive = FunctionZip.Behaving(LambdaWorld.Good);
        world.Server.Buckets.Put(Bucket, "code/api.zip", archive);
        world.Server.Buckets.Put(Bucket, "code/api.metadata.json", System.Text.Encoding.UTF8.GetBytes($$"""{"codeSha256":"{{Hash(archive)}}"}"""));

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("s3", "s3://artifacts/code/api.zip"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["code-sha256"].ShouldBe(Hash(archive));
        world.Server.Records.Count("s3:GetObject").ShouldBe(1);
    }

    [Fact]
    public async Task A_description_of_another_archive_is_found_out_before_the_alias_moves()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Buckets.Put(Bucket, "code/api.zip", FunctionZip.Behaving(LambdaWorld.Good));
        world.Server.Buckets.Put(Bucket, "code/api.metadata.json", """{"codeSha256":"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}"""u8.ToArray());

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("s3", "s3://artifacts/code/api.zip"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldContain("Lambda has code with the hash");
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task Without_any_hash_the_archive_is_read_and_what_is_served_is_recognised()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Buckets.Put(Bucket, "code/api.zip", FunctionZip.Behaving("""{"answer":{"version":"old"}}"""));

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("s3", "s3://artifacts/code/api.zip"));

        run.Outputs["result"].ShouldBe("unchanged", run.Log);
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_of_an_object_is_deployed_though_there_is_a_newer_one()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        var old = world.Server.Buckets.Put(Bucket, "code/api.zip", FunctionZip.Behaving(LambdaWorld.Good));
        world.Server.Buckets.Put(Bucket, "code/api.zip", FunctionZip.Behaving(LambdaWorld.Bad));

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("s3", $"s3://artifacts/code/api.zip?versionId={old.VersionId}"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["code-sha256"].ShouldBe(Hash(FunctionZip.Behaving(LambdaWorld.Good)));
    }

    private static ActionRun Kept(ActionRun run) => run.Input("artifact-bucket", Bucket).Input("component", "api").Input("version", "1.4.0");

    private static string Hash(byte[] archive) => Convert.ToBase64String(SHA256.HashData(archive));
}
