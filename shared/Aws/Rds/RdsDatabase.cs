namespace Actions.Aws;

/// <summary>What a snapshot is made of.</summary>
/// <param name="Kind">RDS has other operations for clusters than for instances.</param>
/// <param name="Identifier">Its identifier in RDS, not the name of a database in it.</param>
public sealed record RdsDatabase(RdsKind Kind, string Identifier);

/// <summary>The two kinds of databases in RDS.</summary>
public enum RdsKind
{
    /// <summary>A DB instance.</summary>
    Instance,

    /// <summary>A DB cluster: Aurora, or Multi-AZ.</summary>
    Cluster,
}
