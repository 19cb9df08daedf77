using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalAws.Faults;
using LocalAws.Lambda;

namespace Actions.Aws.Tests;

/// <summary>Functions: everything is done once, whatever happens to the answers, and invocations are never repeated.</summary>
public class LambdaTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    internal static string OldHash { get; } = Hash(FunctionZip.Behaving("""{"answer":{"version":"old"}}"""));

    [Fact]
    public async Task Every_page_is_read()
    {
        await using var local = await Local.StartAsync();
        for (var number = 2; number <= 11; number++)
            await PublishAsync(local, $"{number}");

        (await local.Session.Lambda.ListFunctionsAsync(Never)).ShouldBe(["fn", "fn-2", "fn-3", "fn-4"]);
        (await local.Session.Lambda.ListAliasesAsync("fn", Never)).Select(alias => alias.Name).ShouldBe(["live", "stable", "a", "b"], ignoreOrder: true);
        (await local.Session.Lambda.ListVersionsAsync("fn", Never)).Select(version => version.Version).ShouldBe(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"]);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.InvalidBody)]
    public async Task Code_whose_answer_was_lost_is_found_and_not_sent_again(FaultKind kind)
    {
        await using var local = await Local.StartAsync(Lost(kind, "UpdateFunctionCode"));
        var revision = (await local.Session.Lambda.GetFunctionConfigurationAsync("fn", null, Never)).RevisionId;

        var updated = await local.Session.Lambda.UpdateFunctionCodeAsync(Code("new") with { RevisionId = revision }, now => now.CodeSha256 == HashOf("new"), Never);

        updated.CodeSha256.ShouldBe(HashOf("new"));
        local.Server.Records.Executed("lambda:UpdateFunctionCode").ShouldBe(1);
    }

    [Fact]
    public async Task Code_that_was_lost_before_it_was_taken_is_sent_again()
    {
        await using var local = await Local.StartAsync(Lost(FaultKind.ResetBefore, "UpdateFunctionCode"));

        await local.Session.Lambda.UpdateFunctionCodeAsync(Code("new"), now => now.CodeSha256 == HashOf("new"), Never);

        local.Server.Records.Count("lambda:UpdateFunctionCode").ShouldBe(2);
        local.Server.Records.Executed("lambda:UpdateFunctionCode").ShouldBe(1);
    }

    [Fact]
    public async Task A_configuration_whose_answer_was_lost_is_found()
    {
        await using var local = await Local.StartAsync(Lost(FaultKind.ResetAfter, "UpdateFunctionConfiguration"));

        var updated = await local.Session.Lambda.UpdateFunctionConfigurationAsync("fn", Configuration(), null, now => now.Timeout == TimeSpan.FromSeconds(17), Never);

        updated.Timeout.ShouldBe(TimeSpan.FromSeconds(17));
        local.Server.Records.Executed("lambda:UpdateFunctionConfiguration").ShouldBe(1);
    }

    [Fact]
    public async Task A_version_whose_answer_was_lost_is_published_once()
    {
        await using var local = await Local.StartAsync(Lost(FaultKind.ResetAfter, "PublishVersion"));

        var published = await PublishAsync(local, "new");

        published.Version.ShouldBe("2");
        (await local.Session.Lambda.ListVersionsAsync("fn", Never)).Count.ShouldBe(2);
        local.Server.Records.Executed("lambda:PublishVersion").ShouldBe(1);
    }

    [Fact]
    public async Task An_alias_whose_answer_was_lost_is_created_and_moved_once()
    {
        await using var local = await Local.StartAsync(Lost(FaultKind.ResetAfter, "CreateAlias"), Lost(FaultKind.ResetAfter, "UpdateAlias"));
        await PublishAsync(local, "new");

        var created = await local.Session.Lambda.CreateAliasAsync("fn", "next", "1", Never);
        var moved = await local.Session.Lambda.UpdateAliasAsync("fn", "next", new("1", "2", 0.25), created.RevisionId, Never);

        moved.Route.ShouldBe(new AliasRoute("1", "2", 0.25));
        local.Server.Records.Executed("lambda:CreateAlias").ShouldBe(1);
        local.Server.Records.Executed("lambda:UpdateAlias").ShouldBe(1);
    }

    [Fact]
    public async Task Shares_are_removed_by_a_route_without_them()
    {
        await using var local = await Local.StartAsync();
        await PublishAsync(local, "new");
        await local.Session.Lambda.UpdateAliasAsync("fn", "live", new("1", "2", 0.1), null, Never);

        var back = await local.Session.Lambda.UpdateAliasAsync("fn", "live", new("1"), null, Never);

        (back.Route, (await local.Session.Lambda.GetAliasAsync("fn", "live", Never)).Route).ShouldBe((new AliasRoute("1"), new AliasRoute("1")));
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_permission_whose_answer_was_lost_is_given_once()
    {
        await using var local = await Local.StartAsync(Lost(FaultKind.ResetAfter, "AddPermission"));

        await local.Session.Lambda.AddPermissionAsync(Permission(), Never);

        local.Server.Records.Executed("lambda:AddPermission").ShouldBe(1);
        (await local.Session.Lambda.GetPolicyAsync("fn", "live", Never))!["Statement"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_statement_of_the_same_name_that_says_something_else_is_not_taken_for_ours()
    {
        await using var local = await Local.StartAsync();
        await local.Session.Lambda.AddPermissionAsync(Permission() with { SourceArn = "arn:aws:events:eu-central-1:123456789012:rule/other" }, Never);
        local.Server.Faults.Add(Lost(FaultKind.ResetAfter, "AddPermission") with { Nth = 2 });

        var refused = await Should.ThrowAsync<AwsException>(() => local.Session.Lambda.AddPermissionAsync(Permission(), Never));

        refused.Code.ShouldBe("ResourceConflictException");
    }

    [Theory]
    [InlineData("code")]
    [InlineData("configuration")]
    [InlineData("version")]
    [InlineData("alias")]
    public async Task What_has_changed_since_it_was_read_is_not_overwritten(string what)
    {
        await using var local = await Local.StartAsync();
        var lambda = local.Session.Lambda;

        var refused = await Should.ThrowAsync<AwsException>(() => what switch
        {
            "code" => lambda.UpdateFunctionCodeAsync(Code("new") with { RevisionId = "old" }, _ => false, Never),
            "configuration" => lambda.UpdateFunctionConfigurationAsync("fn", Configuration(), "old", _ => false, Never),
            "version" => lambda.PublishVersionAsync("fn", OldHash, "", "old", Never),
            _ => lambda.UpdateAliasAsync("fn", "live", new("1"), "old", Never),
        });

        (refused.Code, refused.Outcome).ShouldBe(("PreconditionFailedException", CallOutcome.Refused));
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter, 1)]
    [InlineData(FaultKind.TruncatedBody, 1)]
    [InlineData(FaultKind.Error500, 0)]
    [InlineData(FaultKind.ResetBefore, 0)]
    public async Task An_invocation_is_never_repeated_when_its_outcome_is_not_known(FaultKind kind, int executed)
    {
        await using var local = await Local.StartAsync(new FaultRule(kind) { Operation = "Invoke" });

        var lost = await Should.ThrowAsync<AwsException>(() => local.Session.Lambda.InvokeAsync(Invoke(), Never));

        lost.Outcome.ShouldBe(CallOutcome.Unknown);
        local.Server.Records.Count("lambda:Invoke").ShouldBe(1);
        local.Server.Lambda.Invocations.Count.ShouldBe(executed);
    }

    [Fact]
    public async Task An_invocation_that_was_throttled_is_sent_again_and_runs_once()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Throttle) { Operation = "Invoke", First = 3 });

        var answer = await local.Session.Lambda.InvokeAsync(Invoke(), Never);

        Encoding.UTF8.GetString(answer.Payload).ShouldBe("""{"version":"old"}""");
        local.Server.Lambda.Invocations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_tells_version_and_the_end_of_the_log()
    {
        await using var local = await Local.StartAsync();
        local.Server.Lambda.Add(new("loud") { Zip = FunctionZip.Behaving("""{"answer":"grüß","log":["first","letzte Zeile: ü"]}"""), Aliases = ["live"] });

        var answer = await local.Session.Lambda.InvokeAsync(Invoke("loud"), Never);

        (answer.StatusCode, answer.FunctionError, answer.ExecutedVersion).ShouldBe((200, null, "1"));
        JsonNode.Parse(answer.Payload)!.ToString().ShouldBe("grüß");
        answer.LogTail.ShouldContain("letzte Zeile: ü");
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_function_that_fails_is_an_answer_and_no_exception()
    {
        await using var local = await Local.StartAsync();
        local.Server.Lambda.Add(new("bad") { Zip = FunctionZip.Behaving("""{"error":{"type":"KeyError","message":"boom"}}"""), Aliases = ["live"] });

        var answer = await local.Session.Lambda.InvokeAsync(Invoke("bad"), Never);

        answer.FunctionError.ShouldBe("Unhandled");
        Encoding.UTF8.GetString(answer.Payload).ShouldContain("boom");
    }

    [Fact]
    public async Task An_event_is_only_handed_over()
    {
        await using var local = await Local.StartAsync();

        var taken = await local.Session.Lambda.InvokeAsync(Invoke() with { IsEvent = true }, Never);

        (taken.StatusCode, taken.Payload.Length, taken.LogTail).ShouldBe((202, 0, ""));
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task An_answer_that_does_not_come_within_its_limit_leaves_open_whether_it_ran()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Hang) { Operation = "Invoke" });

        var late = await Should.ThrowAsync<AwsException>(() => local.Session.Lambda.InvokeAsync(Invoke() with { Limit = TimeSpan.FromSeconds(8) }, Never));

        late.Outcome.ShouldBe(CallOutcome.Unknown);
        late.Message.ShouldBe("Function fn did not answer within 8 s. It is not known whether it ran.");
        local.Server.Records.Count("lambda:Invoke").ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void An_archive_is_copied_into_its_request_and_no_more()
    {
        var archive = new byte[50 * 1024 * 1024];
        var operation = LambdaOperations.UpdateFunctionCode;
        var base64 = archive.Length * 4L / 3;
        var before = GC.GetAllocatedBytesForCurrentThread();

        var members = BodyJson.Of(writer => JsonSerializer.Serialize(writer, new UpdateFunctionCodeRequest { FunctionName = "fn", ZipFile = archive }, operation.Input));
        var request = RestJsonMarshaller.Instance.Marshall(new WireRequest(operation, members));

        request.Content.LongLength.ShouldBeInRange(base64, base64 + 1024);
        // Written twice (members, then body), each with one buffer besides; between them the parser has a table twice as large.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(6 * base64);
    }

    internal static async Task<FunctionConfiguration> PublishAsync(Local local, string answer)
    {
        await local.Session.Lambda.UpdateFunctionCodeAsync(Code(answer), now => now.CodeSha256 == HashOf(answer), Never);
        FunctionConfiguration now;
        do
        {
            now = await local.Session.Lambda.GetFunctionConfigurationAsync("fn", null, Never);
        }
        while (now.LastUpdateStatus == "InProgress");
        return await local.Session.Lambda.PublishVersionAsync("fn", HashOf(answer), answer, now.RevisionId, Never);
    }

    internal static UpdateFunctionCodeRequest Code(string answer) => new() { FunctionName = "fn", ZipFile = Zip(answer) };

    internal static JsonObject Configuration() => new()
    {
        ["Timeout"] = 17,
        ["MemorySize"] = 512,
        ["Role"] = "arn:aws:iam::123456789012:role/other",
        ["Environment"] = new JsonObject { ["Variables"] = new JsonObject { ["GREETING"] = "grüß <&>" } },
        ["VpcConfig"] = new JsonObject { ["SubnetIds"] = new JsonArray("subnet-1"), ["SecurityGroupIds"] = new JsonArray("sg-1") },
        ["Layers"] = new JsonArray("arn:aws:lambda:eu-central-1:123456789012:layer:tools:4"),
    };

    internal static InvokeRequest Invoke(string function = "fn") => new()
    {
        FunctionName = function, Qualifier = "live", Payload = """{"path":"/grüß"}"""u8.ToArray(), Limit = Timeout.InfiniteTimeSpan,
    };

    internal static AddPermissionRequest Permission() => new()
    {
        FunctionName = "fn", Qualifier = "live", StatementId = "rule-nightly", Action = "lambda:InvokeFunction", Principal = "events.amazonaws.com",
        SourceArn = "arn:aws:events:eu-central-1:123456789012:rule/nightly",
    };

    private static FaultRule Lost(FaultKind kind, string operation) => new(kind) { Operation = operation, Nth = 1 };

    private static byte[] Zip(string answer) => FunctionZip.Behaving($$"""{"answer":"{{answer}}"}""");

    private static string HashOf(string answer) => Hash(Zip(answer));

    private static string Hash(byte[] archive) => Convert.ToBase64String(SHA256.HashData(archive));
}
