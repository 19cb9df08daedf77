using System.Text.RegularExpressions;
using LocalAws.Ecs.Api;
using LocalAws.Wire;

namespace LocalAws.Lambda.Functions;

/// <summary>A function as requests name it: by name, ARN or a part of an ARN, with a version or an alias behind it or beside it.</summary>
internal sealed partial record FunctionAddress(string Name, string? Qualifier)
{
    public static FunctionAddress Of(ApiCall call) => Parse(call.Parameters.Text("FunctionName")!, call.Parameters.Text("Qualifier"));

    public static FunctionAddress Parse(string given, string? qualifier = null)
    {
        var match = Form().Match(given);
        var derived = match.Groups["qualifier"] is { Success: true, Value: var found } ? found : null;
        if (derived is not null && qualifier is not null && derived != qualifier)
            throw LambdaErrors.Invalid("The derived qualifier from the function name does not match the specified qualifier.");
        return new FunctionAddress(match.Groups["name"].Value, derived ?? qualifier);
    }

    [GeneratedRegex(@"^(?:(?:arn:[^:]+:lambda:[^:]+:)?\d{12}:function:)?(?<name>[^:]+)(?::(?<qualifier>[^:]+))?$")]
    private static partial Regex Form();
}
