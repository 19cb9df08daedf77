using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Wire;

namespace LocalAws.Lambda.Api;

internal sealed class CodeOperations(LambdaWorld world, FunctionUpdates updates, Publishing publishing) : ILambdaOperations
{
    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["UpdateFunctionCode"] = UpdateCode,
        ["UpdateFunctionConfiguration"] = UpdateConfiguration,
    };

    private JsonObject UpdateCode(ApiCall call)
    {
        var function = Changeable(call);
        CodeSource.CheckType(function, call.Parameters);
        var code = new CodeSource(world).Read(call.Parameters, call.Operation);
        var settings = function.Latest.Settings.DeepClone().AsObject().WithCopies(call.Parameters, "Architectures");
        var changed = new FunctionVersion(FunctionVersion.Latest, code, settings);
        if (call.Parameters.Flag("DryRun"))
            return ConfigurationJson.Show(function, changed with { RevisionId = function.Latest.RevisionId, Modified = function.Latest.Modified }, null);
        updates.Begin(function, changed);
        return call.Parameters.Flag("Publish") ? publishing.Publish(function, null) : ConfigurationJson.Show(function, function.Latest, null);
    }

    private JsonObject UpdateConfiguration(ApiCall call)
    {
        var function = Changeable(call);
        var settings = FunctionSettings.Changed(function.Latest.Settings, call.Parameters, world.Options.EmptyEnvironment);
        updates.Begin(function, new FunctionVersion(FunctionVersion.Latest, function.Latest.Code, settings));
        return ConfigurationJson.Show(function, function.Latest, null);
    }

    /// <summary>Published versions cannot be changed, and <c>$LATEST</c> only from the revision the caller knows.</summary>
    private LocalFunction Changeable(ApiCall call)
    {
        var address = FunctionAddress.Of(call);
        if (address.Qualifier is not (null or FunctionVersion.Latest))
            throw LambdaErrors.Invalid($"The operation cannot be performed on {address.Qualifier}: only $LATEST can be updated.");
        var function = world.Function(address);
        FunctionUpdates.RefuseWhileBusy(function);
        FunctionUpdates.CheckRevision(function, call.Parameters.Text("RevisionId"));
        return function;
    }
}
