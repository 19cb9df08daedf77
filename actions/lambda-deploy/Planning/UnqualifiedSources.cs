using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Queues and streams that feed the unpublished function: they get new code before it is tested, and none of the alias's shares.</summary>
internal sealed class UnqualifiedSources(ILambda lambda, ActionLog log)
{
    /// <summary>Warns of them. What cannot be read is only said.</summary>
    public async Task TellAsync(FunctionState state, string alias, CancellationToken cancellationToken)
    {
        try
        {
            var unqualified = (await lambda.ListEventSourceMappingsAsync(state.Asked, cancellationToken)).Where(source => source.FunctionArn == state.Latest.Configuration.Arn).ToList();
            if (unqualified.Count > 0)
                log.Warning($"{state.Name}: {string.Join(", ", unqualified.Select(source => source.EventSourceArn ?? source.UUID))} feed the unpublished function, not its alias '{alias}': they run new code before it is tested, and go on with it when the alias comes back. Point them at the alias.", title: "Events beside the alias");
        }
        catch (AwsException problem)
        {
            log.Info($"{state.Name}: whether queues or streams feed the unpublished function is not known. {problem.Message}");
        }
    }
}
