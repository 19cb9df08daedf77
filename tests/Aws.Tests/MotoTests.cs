using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LocalAws.Lambda;

namespace Actions.Aws.Tests;

/// <summary>What another imitation of AWS makes of our calls.</summary>
public class MotoTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task A_function_is_updated_published_shifted_and_invoked()
    {
        await using var moto = await Moto.StartAsync();
        await moto.CreateFunctionAsync("api", FunctionZip.Of(("app.py", "old")));
        var lambda = moto.Session.Lambda;
        var zip = FunctionZip.Of(("app.py", "new"));
        var hash = Convert.ToBase64String(SHA256.HashData(zip));

        var configured = await lambda.UpdateFunctionConfigurationAsync("api", new JsonObject { ["Timeout"] = 17, ["Environment"] = new JsonObject { ["Variables"] = new JsonObject { ["LEVEL"] = "info" } } }, null, _ => false, Never);
        var updated = await lambda.UpdateFunctionCodeAsync(new() { FunctionName = "api", ZipFile = zip }, _ => false, Never);
        var published = await lambda.PublishVersionAsync("api", hash, "1.4.0", null, Never);
        var alias = await lambda.CreateAliasAsync("api", "live", published.Version, Never);
        await lambda.AddPermissionAsync(new() { FunctionName = "api", StatementId = "rule", Action = "lambda:InvokeFunction", Principal = "events.amazonaws.com", SourceArn = "arn:aws:events:eu-central-1:123456789012:rule/nightly" }, Never);
        var answer = await lambda.InvokeAsync(new() { FunctionName = "api", Qualifier = published.Version, Payload = "{}"u8.ToArray(), Limit = TimeSpan.FromMinutes(1) }, Never);

        (configured.Timeout, updated.CodeSha256).ShouldBe((TimeSpan.FromSeconds(17), hash));
        (await lambda.GetFunctionConfigurationAsync("api", null, Never)).Tree["Environment"]!["Variables"]!["LEVEL"]!.ToString().ShouldBe("info");
        (await lambda.GetAliasAsync("api", "live", Never)).Route.ShouldBe(new AliasRoute(published.Version));
        alias.AliasArn.ShouldEndWith(":function:api:live");
        (await lambda.ListVersionsAsync("api", Never)).ShouldHaveSingleItem().Description.ShouldBe("1.4.0");
        (await lambda.GetPolicyAsync("api", null, Never))!["Statement"]!.AsArray().ShouldHaveSingleItem();
        (answer.StatusCode, answer.FunctionError).ShouldBe((200, null));
        answer.Payload.ShouldNotBeEmpty();
    }
}
