using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Actions.Aws;

/// <summary>The Lambda operations.</summary>
internal static class LambdaOperations
{
    private const string Functions = "/2015-03-31/functions";
    private const string Function = Functions + "/{FunctionName}";

    private static readonly Dictionary<string, string> Qualifier = Query("Qualifier");
    private static readonly Dictionary<string, string> Marker = Query("Marker");

    public static readonly Operation<FunctionInput, JsonObject> GetFunctionConfiguration = Of(
        "GetFunctionConfiguration", Repeat.Freely, LambdaJson.Default.FunctionInput, LambdaJson.Default.JsonObject,
        input => Name(input.FunctionName, input.Qualifier), new("GET", Function + "/configuration", Qualifier));

    public static readonly Operation<FunctionInput, GetFunctionOutput> GetFunction = Of(
        "GetFunction", Repeat.Freely, LambdaJson.Default.FunctionInput, LambdaJson.Default.GetFunctionOutput,
        input => Name(input.FunctionName, input.Qualifier), new("GET", Function, Qualifier));

    public static readonly Operation<ListFunctionsInput, ListFunctionsOutput> ListFunctions = Of(
        "ListFunctions", Repeat.Freely, LambdaJson.Default.ListFunctionsInput, LambdaJson.Default.ListFunctionsOutput,
        _ => "all functions", new("GET", Functions, Marker));

    public static readonly Operation<UpdateFunctionCodeRequest, JsonObject> UpdateFunctionCode = Of(
        "UpdateFunctionCode", Repeat.AfterLooking, LambdaJson.Default.UpdateFunctionCodeRequest, LambdaJson.Default.JsonObject,
        input => Name(input.FunctionName), new("PUT", Function + "/code"));

    public static readonly Operation<JsonObject, JsonObject> UpdateFunctionConfiguration = Of(
        "UpdateFunctionConfiguration", Repeat.AfterLooking, LambdaJson.Default.JsonObject, LambdaJson.Default.JsonObject,
        input => Name($"{input["FunctionName"]}"), new("PUT", Function + "/configuration"), "lambda:UpdateFunctionConfiguration", "iam:PassRole");

    public static readonly Operation<PublishVersionInput, JsonObject> PublishVersion = Of(
        "PublishVersion", Repeat.AfterLooking, LambdaJson.Default.PublishVersionInput, LambdaJson.Default.JsonObject,
        input => Name(input.FunctionName), new("POST", Function + "/versions"));

    public static readonly Operation<ListVersionsInput, ListVersionsOutput> ListVersionsByFunction = Of(
        "ListVersionsByFunction", Repeat.Freely, LambdaJson.Default.ListVersionsInput, LambdaJson.Default.ListVersionsOutput,
        input => $"versions of {Name(input.FunctionName)}", new("GET", Function + "/versions", Marker));

    public static readonly Operation<FunctionInput, EmptyOutput> DeleteFunction = Of(
        "DeleteFunction", Repeat.AfterLooking, LambdaJson.Default.FunctionInput, LambdaJson.Default.EmptyOutput,
        input => Name(input.FunctionName, input.Qualifier), new("DELETE", Function, Qualifier));

    public static readonly Operation<AliasInput, LambdaAlias> GetAlias = Of(
        "GetAlias", Repeat.Freely, LambdaJson.Default.AliasInput, LambdaJson.Default.LambdaAlias,
        input => Name(input.FunctionName, input.Name), new("GET", Function + "/aliases/{Name}"));

    public static readonly Operation<ListAliasesInput, ListAliasesOutput> ListAliases = Of(
        "ListAliases", Repeat.Freely, LambdaJson.Default.ListAliasesInput, LambdaJson.Default.ListAliasesOutput,
        input => $"aliases of {Name(input.FunctionName)}", new("GET", Function + "/aliases", Marker));

    public static readonly Operation<CreateAliasInput, LambdaAlias> CreateAlias = Of(
        "CreateAlias", Repeat.AfterLooking, LambdaJson.Default.CreateAliasInput, LambdaJson.Default.LambdaAlias,
        input => Name(input.FunctionName, input.Name), new("POST", Function + "/aliases"));

    public static readonly Operation<UpdateAliasInput, LambdaAlias> UpdateAlias = Of(
        "UpdateAlias", Repeat.AfterLooking, LambdaJson.Default.UpdateAliasInput, LambdaJson.Default.LambdaAlias,
        input => Name(input.FunctionName, input.Name), new("PUT", Function + "/aliases/{Name}"));

    public static readonly Operation<InvokeInput, InvokeOutput> Invoke = Of(
        "Invoke", Repeat.Never, LambdaJson.Default.InvokeInput, LambdaJson.Default.InvokeOutput,
        input => Name(input.FunctionName, input.Qualifier),
        new("POST", Function + "/invocations", Qualifier)
        {
            Headers = new Dictionary<string, string> { ["InvocationType"] = "X-Amz-Invocation-Type", ["LogType"] = "X-Amz-Log-Type" },
            Payload = "Payload",
            Answer = new(
                "StatusCode",
                new Dictionary<string, string>
                {
                    ["FunctionError"] = "X-Amz-Function-Error", ["LogResult"] = "X-Amz-Log-Result", ["ExecutedVersion"] = "X-Amz-Executed-Version",
                },
                "Payload"),
        },
        "lambda:InvokeFunction");

    public static readonly Operation<FunctionInput, GetPolicyOutput> GetPolicy = Of(
        "GetPolicy", Repeat.Freely, LambdaJson.Default.FunctionInput, LambdaJson.Default.GetPolicyOutput,
        input => $"resource policy of {Name(input.FunctionName, input.Qualifier)}", new("GET", Function + "/policy", Qualifier));

    public static readonly Operation<AddPermissionRequest, AddPermissionOutput> AddPermission = Of(
        "AddPermission", Repeat.AfterLooking, LambdaJson.Default.AddPermissionRequest, LambdaJson.Default.AddPermissionOutput,
        input => $"resource policy of {Name(input.FunctionName, input.Qualifier)}", new("POST", Function + "/policy", Qualifier));

    public static readonly Operation<FunctionInput, ProvisionedConcurrency> GetProvisionedConcurrencyConfig = Of(
        "GetProvisionedConcurrencyConfig", Repeat.Freely, LambdaJson.Default.FunctionInput, LambdaJson.Default.ProvisionedConcurrency,
        input => Name(input.FunctionName, input.Qualifier),
        new("GET", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency", Qualifier));

    public static readonly Operation<TagFunctionInput, EmptyOutput> TagResource = Of(
        "TagResource", Repeat.Freely, LambdaJson.Default.TagFunctionInput, LambdaJson.Default.EmptyOutput,
        input => Name(input.Resource), new("POST", "/2017-03-31/tags/{Resource}"));

    public static readonly Operation<ListEventSourceMappingsInput, ListEventSourceMappingsOutput> ListEventSourceMappings = Of(
        "ListEventSourceMappings", Repeat.Freely, LambdaJson.Default.ListEventSourceMappingsInput,
        LambdaJson.Default.ListEventSourceMappingsOutput, input => $"event sources of {Name(input.FunctionName)}",
        new("GET", "/2015-03-31/event-source-mappings", Query("FunctionName", "Marker")));

    public static IReadOnlyList<Operation> All { get; } =
    [
        GetFunctionConfiguration, GetFunction, ListFunctions, UpdateFunctionCode, UpdateFunctionConfiguration, PublishVersion, ListVersionsByFunction,
        DeleteFunction, GetAlias, ListAliases, CreateAlias, UpdateAlias, Invoke, GetPolicy, AddPermission, GetProvisionedConcurrencyConfig, TagResource,
        ListEventSourceMappings,
    ];

    private static Operation<TIn, TOut> Of<TIn, TOut>(
        string name, Repeat repeat, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, Func<TIn, string> resource, HttpBinding http,
        params IReadOnlyList<string> iamActions) =>
        new(ServiceInfo.Lambda, name, repeat, input, output, resource, iamActions.Count > 0 ? iamActions : ["lambda:" + name]) { Http = http };

    private static Dictionary<string, string> Query(params IEnumerable<string> members) => members.ToDictionary(member => member, StringComparer.Ordinal);

    private static string Name(string function, string? qualifier = null) => qualifier is null ? $"function {function}" : $"function {function}:{qualifier}";
}
