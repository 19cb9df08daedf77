using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Where one kind of scheduled tasks is kept.</summary>
internal interface ITargetStore
{
    ScheduledKind Kind { get; }

    /// <summary>Those of the default bus, or of all groups, that run something on a cluster.</summary>
    Task<IReadOnlyList<ScheduledPlace>> OfClusterAsync(string clusterArn, CancellationToken cancellationToken);

    /// <summary>The targets of a place that run tasks of ECS.</summary>
    /// <exception cref="UserError">There is no such place, or it may not be changed.</exception>
    Task<IReadOnlyList<EcsTarget>> ReadAsync(ScheduledPlace place, CancellationToken cancellationToken);

    /// <summary>Replaces targets by what is given.</summary>
    /// <returns>Why AWS did not take one, by its id.</returns>
    Task<IReadOnlyDictionary<string, string>> WriteAsync(ScheduledPlace place, IReadOnlyList<EcsTarget> targets, CancellationToken cancellationToken);
}
