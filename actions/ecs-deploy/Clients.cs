using Actions.Aws;

namespace EcsDeploy;

/// <summary>The services of AWS that a deployment talks to.</summary>
internal sealed record Clients(IEcs Ecs, ILogs Logs, IElbV2 ElbV2)
{
    public static Clients Of(AwsSession session) => new(session.Ecs, session.Logs, session.ElbV2);
}
