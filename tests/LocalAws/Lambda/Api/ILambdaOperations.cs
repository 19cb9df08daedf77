using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Lambda.Api;

/// <summary>A group of operations. Each runs as one step of the engine.</summary>
internal interface ILambdaOperations
{
    IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations { get; }
}
