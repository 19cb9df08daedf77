using Actions.Toolkit;
using Migrate.Places;
using Migrate.Reporting;

namespace Migrate;

/// <summary>Mode <c>attach</c>: follows a task that was started before, like its own.</summary>
internal sealed class Attach(TaskPlace place, Inputs inputs, ActionContext action)
{
    public async Task<MigrateOutcome> RunAsync()
    {
        var started = action.Time.GetTimestamp();
        using var group = action.Log.Group($"Follow task {inputs.Task}");
        var end = await place.AttachAsync(inputs.Task!, inputs.Timeout, action.Stopping);
        return Conclusion.Of(inputs, end, before: null, after: null, action.Time.GetElapsedTime(started));
    }
}
