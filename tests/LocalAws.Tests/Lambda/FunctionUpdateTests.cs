using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LocalAws.Lambda;

namespace LocalAws.Tests.Lambda;

/// <summary>Code and configuration of <c>$LATEST</c>: states, revisions, and what is refused.</summary>
public sealed class FunctionUpdateTests
{
    private const string ResourceArn = "arn:aws:lambda:eu-central-1:123456789012:function:api";
    private static readonly byte[] NewCode = FunctionZip.Of(("index.js", "2"));

    [Fact]
    public async Task An_update_is_in_progress_for_its_time_and_each_step_is_a_new_revision()
    {
        await using var world = await FunctionWorld.StartAsync(options: new LambdaOptions { UpdateTime = TimeSpan.FromSeconds(3) });
        var before = await world.ConfigurationAsync();

        var started = (await world.UpdateCodeAsync(NewCode)).Json;
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        var during = await world.ConfigurationAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await world.ConfigurationAsync();

        Statuses(before, started, during, after).ShouldBe(["Successful", "InProgress", "InProgress", "Successful"]);
        Texts("RevisionId", before, started, during, after).Distinct().Count().ShouldBe(3);
        Text(during, "RevisionId").ShouldBe(Text(started, "RevisionId"));
        Text(after, "CodeSha256").ShouldBe(Convert.ToBase64String(SHA256.HashData(NewCode)));
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("PUT", "/code", """{"ZipFile":"UEs="}""")]
    [InlineData("PUT", "/configuration", """{"Timeout":5}""")]
    [InlineData("POST", "/versions", "{}")]
    public async Task Nothing_else_is_changed_while_an_update_runs(string method, string path, string body)
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.UpdateCodeAsync(NewCode);

        var answer = await world.SendAsync(method, FunctionWorld.Api + path, body);

        (answer.Status, answer.Code).ShouldBe((409, "ResourceConflictException"));
        answer.Message.ShouldBe($"The operation cannot be performed at this time. An update is in progress for resource: {ResourceArn}");
    }

    [Fact]
    public async Task A_new_function_is_pending_and_then_active()
    {
        await using var world = await FunctionWorld.StartAsync();
        var zip = Convert.ToBase64String(NewCode);
        var created = await world.SendAsync(
            "POST", "/2015-03-31/functions",
            $$"""{ "FunctionName":"worker","Role":"arn:aws:iam::123456789012:role/r","Runtime":"nodejs22.x","Handler":"index.handler","Tags":{"team":"shop"},"Code":{"ZipFile":"{{zip}}"} }""");
        var refused = await world.SendAsync("POST", "/2015-03-31/functions/worker/versions", "{}");
        world.Settle();
        var shown = await world.DoAsync("GET", "/2015-03-31/functions/worker");

        (created.Status, Text(created.Json, "State"), Text(created.Json, "StateReasonCode")).ShouldBe((201, "Pending", "Creating"));
        refused.Code.ShouldBe("ResourceConflictException");
        Text(shown["Configuration"]!, "State").ShouldBe("Active");
        Text(shown["Configuration"]!, "RevisionId").ShouldNotBe(Text(created.Json, "RevisionId"));
        Text(shown["Tags"]!, "team").ShouldBe("shop");
        world.Server.Records.Calls("lambda:CreateFunction").Single().Actions.ShouldBe(["lambda:CreateFunction", "lambda:TagResource", "iam:PassRole"]);
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("PUT", "/code", "\"ZipFile\":\"UEs=\"")]
    [InlineData("PUT", "/configuration", "\"Timeout\":5")]
    [InlineData("POST", "/versions", "\"Description\":\"x\"")]
    public async Task A_revision_that_is_not_the_latest_is_refused(string method, string path, string members)
    {
        await using var world = await FunctionWorld.StartAsync();

        var answer = await world.SendAsync(method, FunctionWorld.Api + path, $$"""{"RevisionId":"gone",{{members}}}""");

        (answer.Status, answer.Code).ShouldBe((412, "PreconditionFailedException"));
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_revision_that_is_the_latest_is_taken()
    {
        await using var world = await FunctionWorld.StartAsync();
        var revision = Text(await world.ConfigurationAsync(), "RevisionId");

        (await world.UpdateCodeAsync(NewCode, $$""","RevisionId":"{{revision}}" """)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_scripted_update_fails_with_its_code_and_the_old_code_goes_on_running()
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Zip = FunctionZip.Behaving("""{"answer":"old"}""") });
        world.Server.Lambda.Script("api", UpdateOutcome.Fails("InvalidSubnet", "The subnet is gone."));

        await world.UpdateCodeAsync(FunctionZip.Behaving("""{"answer":"new"}"""));
        world.Settle();
        var failed = await world.ConfigurationAsync();

        Texts("LastUpdateStatus", failed).ShouldBe(["Failed"]);
        (Text(failed, "LastUpdateStatusReasonCode"), Text(failed, "LastUpdateStatusReason")).ShouldBe(("InvalidSubnet", "The subnet is gone."));
        (await world.InvokeAsync()).Body.ShouldBe("\"old\"");
        (await world.UpdateCodeAsync(NewCode)).Status.ShouldBe(200);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_stuck_update_never_ends()
    {
        await using var world = await FunctionWorld.StartAsync();
        world.Server.Lambda.Script("api", UpdateOutcome.Stuck);

        await world.UpdateCodeAsync(NewCode);
        world.Clock.Advance(TimeSpan.FromHours(1));

        Statuses(await world.ConfigurationAsync()).ShouldBe(["InProgress"]);
    }

    [Fact]
    public async Task Somebody_else_changes_the_function_before_a_call()
    {
        await using var world = await FunctionWorld.StartAsync();
        world.Server.Lambda.Interfere(new Interference("api", "UpdateFunctionCode"));
        var revision = Text(await world.ConfigurationAsync(), "RevisionId");

        var first = await world.UpdateCodeAsync(NewCode, $$""","RevisionId":"{{revision}}" """);
        var again = Text(await world.ConfigurationAsync(), "RevisionId");
        var second = await world.UpdateCodeAsync(NewCode, $$""","RevisionId":"{{again}}" """);

        (first.Status, second.Status).ShouldBe((412, 200));
    }

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

    [Fact]
    public async Task Only_the_settings_given_are_changed()
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Configuration = JsonNode.Parse("""{"Environment":{"Variables":{"MODE":"1"}}}""")!.AsObject() });

        await world.DoAsync("PUT", $"{FunctionWorld.Api}/configuration", """{"Timeout":9,"VpcConfig":{"SubnetIds":["subnet-1"],"SecurityGroupIds":["sg-1"]}}""");
        world.Settle();
        var shown = await world.ConfigurationAsync();

        shown["Timeout"]!.GetValue<int>().ShouldBe(9);
        Text(shown["Environment"]!["Variables"]!, "MODE").ShouldBe("1");
        Text(shown["VpcConfig"]!, "VpcId").ShouldStartWith("vpc-");
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData(EmptyEnvironment.Clear, 200, false)]
    [InlineData(EmptyEnvironment.Keep, 200, true)]
    [InlineData(EmptyEnvironment.Refuse, 400, true)]
    public async Task An_environment_without_variables_does_what_the_world_says(EmptyEnvironment variant, int status, bool stays)
    {
        await using var world = await FunctionWorld.StartAsync(
            new FunctionSpec("api") { Configuration = JsonNode.Parse("""{"Environment":{"Variables":{"MODE":"1"}}}""")!.AsObject() },
            new LambdaOptions { EmptyEnvironment = variant });

        var answer = await world.SendAsync("PUT", $"{FunctionWorld.Api}/configuration", """{"Environment":{}}""");

        answer.Status.ShouldBe(status);
        (await world.ConfigurationAsync()).ContainsKey("Environment").ShouldBe(stays);
    }

    [Fact]
    public async Task Without_the_right_to_decrypt_an_error_is_shown_instead_of_the_variables()
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Configuration = JsonNode.Parse("""{"Environment":{"Variables":{"MODE":"1"}}}""")!.AsObject() });
        world.Server.Lambda.HideEnvironment("api", "AccessDeniedException", "Lambda was unable to decrypt your environment variables.");

        var environment = (await world.ConfigurationAsync())["Environment"]!.AsObject();

        environment.Select(member => member.Key).ShouldBe(["Error"]);
        Text(environment["Error"]!, "ErrorCode").ShouldBe("AccessDeniedException");
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("""{"Environment":{"Variables":{"AWS_REGION":"x"}}}""", "Reserved keys used in this request: AWS_REGION")]
    [InlineData("""{"FunctionVersion":"1"}""", "unknown member")]
    public async Task Refuses_settings_that_cannot_be(string body, string message)
    {
        await using var world = await FunctionWorld.StartAsync();

        var answer = await world.SendAsync("PUT", $"{FunctionWorld.Api}/configuration", body);

        answer.Status.ShouldBe(400);
        answer.Message.ShouldContain(message);
    }

    [Fact]
    public async Task Only_the_role_of_the_function_is_passed()
    {
        await using var world = await FunctionWorld.StartAsync();

        await world.DoAsync("PUT", $"{FunctionWorld.Api}/configuration", """{"Environment":{"Variables":{"Role":"x"}}}""");
        world.Settle();
        await world.DoAsync("PUT", $"{FunctionWorld.Api}/configuration", """{"Role":"arn:aws:iam::123456789012:role/other"}""");

        world.Server.Records.All.Select(record => string.Join(' ', record.Actions))
            .ShouldBe(["lambda:UpdateFunctionConfiguration", "lambda:UpdateFunctionConfiguration iam:PassRole"]);
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static IEnumerable<string> Texts(string member, params JsonObject[] shown) => shown.Select(one => Text(one, member));

    private static IEnumerable<string> Statuses(params JsonObject[] shown) => Texts("LastUpdateStatus", shown);
}
