using Actions.Toolkit;

namespace Notify.Sinks;

/// <summary>What a sink needs, read from the inputs.</summary>
internal interface ISinkSettings
{
    ISink Open(ActionContext action);
}
