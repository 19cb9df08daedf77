using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Wire;

namespace LocalAws.Lambda.Api;

internal sealed class VersionOperations(LambdaWorld world, Publishing publishing) : ILambdaOperations
{
    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["PublishVersion"] = Publish,
        ["ListVersionsByFunction"] = List,
    };

    private JsonObject Publish(ApiCall call)
    {
        var function = world.Function(call);
        FunctionUpdates.RefuseWhileBusy(function);
        FunctionUpdates.CheckRevision(function, call.Parameters.Text("RevisionId"));
        var (wanted, present) = (call.Parameters.Text("CodeSha256"), function.Latest.Code.Sha256);
        if (!string.IsNullOrEmpty(wanted) && wanted != present)
        {
            throw LambdaErrors.Invalid(
                $"CodeSHA256 ({wanted}) is different from current CodeSHA256 in $LATEST ({present}). Please try again with the CodeSHA256 in $LATEST.");
        }

        return publishing.Publish(function, call.Parameters.Text("Description"));
    }

    private JsonObject List(ApiCall call)
    {
        var function = world.Function(call);
        var page = Page.Of([.. function.Versions], call, "Marker", "MaxItems", world.Options.PageSize);
        var shown = Json.Array(page.Items.Select(version => ConfigurationJson.Show(function, version, version.Number)));
        return page.With(new JsonObject { ["Versions"] = shown }, "NextMarker");
    }
}
