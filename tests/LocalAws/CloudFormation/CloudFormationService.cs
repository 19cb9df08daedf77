using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.CloudFormation;

/// <summary>The part of CloudFormation that describes stacks.</summary>
public sealed class CloudFormationService(IReadOnlyList<WorldStack> stacks, DateTimeOffset created, int pageSize) : ILocalService
{
    public string SigningName => "cloudformation";

    public IReadOnlyCollection<string> Operations { get; } = ["DescribeStacks"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var name = call.Parameters["StackName"]?.GetValue<string>();
        var found = stacks.Where(stack => name is null || stack.Name == name || name == Arn(stack, call)).ToList();
        if (name is not null && found.Count == 0)
            throw new ApiError("ValidationError", $"Stack with id {name} does not exist");
        var page = Page.Of(found, call, "NextToken", sizeMember: null, pageSize);
        return Task.FromResult(page.With(new JsonObject { ["Stacks"] = new JsonArray([.. page.Items.Select(stack => Show(stack, call))]) }, "NextToken"));
    }

    private JsonObject Show(WorldStack stack, ApiCall call) => new()
    {
        ["StackId"] = Arn(stack, call),
        ["StackName"] = stack.Name,
        ["CreationTime"] = Epoch.Seconds(created),
        ["StackStatus"] = "UPDATE_COMPLETE",
        ["Outputs"] = new JsonArray([.. stack.Outputs.Select(output => new JsonObject { ["OutputKey"] = output.Key, ["OutputValue"] = output.Value })]),
    };

    private static string Arn(WorldStack stack, ApiCall call) =>
        $"arn:aws:cloudformation:{call.Region}:{call.Caller.AccountId}:stack/{stack.Name}/00000000-0000-4000-8000-000000000000";
}
