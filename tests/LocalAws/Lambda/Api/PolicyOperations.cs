using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Wire;

namespace LocalAws.Lambda.Api;

/// <summary>Who may invoke a function. Each qualifier has a policy of its own, and a change of it is a new revision of what it belongs to.</summary>
internal sealed class PolicyOperations(LambdaWorld world) : ILambdaOperations
{
    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["GetPolicy"] = Get,
        ["AddPermission"] = Add,
        ["RemovePermission"] = Remove,
    };

    private JsonObject Get(ApiCall call)
    {
        var (function, qualifier) = Resource(call);
        var policy = Existing(function, qualifier);
        return new JsonObject { ["Policy"] = policy.Json.ToJsonString(), ["RevisionId"] = Revision(function, qualifier) };
    }

    private JsonObject Add(ApiCall call)
    {
        var (function, qualifier) = Resource(call);
        CheckRevision(call, function, qualifier);
        var (id, key) = (call.Parameters.Text("StatementId")!, qualifier ?? LocalFunction.Unqualified);
        var policy = function.Policies.GetValueOrDefault(key) ?? new ResourcePolicy();
        var statement = Statement(call.Parameters, function.ArnOf(qualifier));
        if (!policy.TryAdd(id, statement))
            throw LambdaErrors.Conflict($"The statement id ({id}) provided already exists. Please provide a new statement id, or remove the existing statement.");
        function.Policies[key] = policy;
        Renew(function, qualifier);
        return new JsonObject { ["Statement"] = statement.ToJsonString() };
    }

    private JsonObject Remove(ApiCall call)
    {
        var (function, qualifier) = Resource(call);
        CheckRevision(call, function, qualifier);
        var (policy, id) = (Existing(function, qualifier), call.Parameters.Text("StatementId")!);
        if (!policy.Remove(id))
            throw LambdaErrors.NotFound($"Statement {id} is not found in resource policy.");
        if (policy.IsEmpty)
            function.Policies.Remove(qualifier ?? LocalFunction.Unqualified);
        Renew(function, qualifier);
        return [];
    }

    private (LocalFunction Function, string? Qualifier) Resource(ApiCall call)
    {
        var address = FunctionAddress.Of(call);
        var function = world.Function(address);
        if (address.Qualifier == FunctionVersion.Latest)
            throw LambdaErrors.Invalid("We currently do not support adding policies for $LATEST.");
        if (address.Qualifier is { } qualifier && !function.Aliases.ContainsKey(qualifier) && function.FindVersion(qualifier) is null)
            throw LambdaErrors.NoFunction(function.ArnOf(qualifier));
        return (function, address.Qualifier);
    }

    private static ResourcePolicy Existing(LocalFunction function, string? qualifier) =>
        function.Policies.GetValueOrDefault(qualifier ?? LocalFunction.Unqualified) ?? throw LambdaErrors.NotFound("The resource you requested does not exist.");

    private static void CheckRevision(ApiCall call, LocalFunction function, string? qualifier)
    {
        if (call.Parameters.Text("RevisionId") is { } revision && revision != Revision(function, qualifier))
            throw LambdaErrors.OtherRevision("GetPolicy");
    }

    private static string Revision(LocalFunction function, string? qualifier) =>
        qualifier is not null && function.Aliases.TryGetValue(qualifier, out var alias) ? alias.RevisionId : LambdaWorld.Version(function, qualifier).RevisionId;

    private void Renew(LocalFunction function, string? qualifier)
    {
        if (qualifier is not null && function.Aliases.TryGetValue(qualifier, out var alias))
            function.Aliases[qualifier] = alias with { RevisionId = world.NewId() };
        else
            function.Replace(LambdaWorld.Version(function, qualifier) with { RevisionId = world.NewId() });
    }

    private static JsonObject Statement(JsonObject request, string resource)
    {
        var statement = new JsonObject
        {
            ["Sid"] = request.Text("StatementId"),
            ["Effect"] = "Allow",
            ["Principal"] = Principal(request.Text("Principal")!),
            ["Action"] = request.Text("Action"),
            ["Resource"] = resource,
        };
        var conditions = new JsonObject();
        if (Equal(request) is { Count: > 0 } equal)
            conditions["StringEquals"] = equal;
        if (request.Text("SourceArn") is { } source)
            conditions["ArnLike"] = new JsonObject { ["AWS:SourceArn"] = source };
        return conditions.Count == 0 ? statement : statement.With("Condition", conditions);
    }

    private static JsonObject Equal(JsonObject request) => new JsonObject()
        .With("AWS:SourceAccount", request["SourceAccount"]?.DeepClone())
        .With("aws:PrincipalOrgID", request["PrincipalOrgID"]?.DeepClone())
        .With("lambda:EventSourceToken", request["EventSourceToken"]?.DeepClone())
        .With("lambda:FunctionUrlAuthType", request["FunctionUrlAuthType"]?.DeepClone());

    private static JsonNode Principal(string given) =>
        given == "*" ? given
        : given.Contains(".amazonaws.", StringComparison.Ordinal) ? new JsonObject { ["Service"] = given }
        : new JsonObject { ["AWS"] = given.StartsWith("arn:", StringComparison.Ordinal) ? given : $"arn:aws:iam::{given}:root" };
}
