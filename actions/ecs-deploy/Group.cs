namespace EcsDeploy;

/// <summary>What goes back when one of several services fails.</summary>
internal enum Group
{
    AllBack,
    KeepGood,
}
