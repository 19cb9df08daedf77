namespace LambdaDeploy;

/// <summary>What an alias means that sends to two versions already.</summary>
internal enum UnfinishedCanary
{
    Refuse,

    /// <summary>It goes on from the share it has.</summary>
    Resume,

    /// <summary>It begins again from its main version.</summary>
    Reset,
}
